"""Who is learning?"""
