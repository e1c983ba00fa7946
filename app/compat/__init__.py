"""Is this machine fit: what the system tells, judged by rules, made into a report."""
