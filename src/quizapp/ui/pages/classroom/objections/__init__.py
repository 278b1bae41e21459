"""What learners say is wrong with questions, for the teacher to answer."""
