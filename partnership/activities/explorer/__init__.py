"""The explorer: typologies to look into, to compare and to place oneself in."""
