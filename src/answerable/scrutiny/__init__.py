"""Chapter 6. What the commissioner asks: meetings, questions, answers, assurance and promises."""
