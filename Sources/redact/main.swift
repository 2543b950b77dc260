print("redact")
