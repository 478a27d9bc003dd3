"""What a careful auditor would ask about a filing: small named rules over its rows, none of which changes a value."""

from extractors.audit.rule import Rule
from extractors.audit.run import RULES, audit, audited

__all__ = ["RULES", "Rule", "audit", "audited"]
