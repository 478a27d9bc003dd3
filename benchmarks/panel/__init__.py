"""What was promised against what was reached: drawn departments over years, read, and compared with what they say."""
