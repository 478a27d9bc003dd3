"""What turns the bytes of a document into rows and findings: one function from each noun to the next."""
