"""Chapter 5. Who agrees: approvals, boards, closure, the inspectorate's decisions and re-inspection."""
