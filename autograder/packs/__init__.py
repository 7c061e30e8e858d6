"""Home packs: scripts that one tutor takes home, marks without a network, and sends back."""
