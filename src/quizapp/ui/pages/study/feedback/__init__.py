"""The feedback screen: verdict, fact, false claim, reason, source passage."""
