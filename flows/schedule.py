"""When the nightly ingestion runs where nobody says otherwise."""

CRON = "0 2 * * *"
TIMEZONE = "Asia/Shanghai"
