"""Chapter 4. What the force will do: plenary sessions, positions, actions, updates and evidence."""
