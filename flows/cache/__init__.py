"""What is kept between runs: results of documents and recognised pages, by the version of what made them."""
