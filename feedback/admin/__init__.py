"""What editors see of feedback: lists, one piece of feedback, summaries, files to take away."""
