"""What kind of partnership is this? One's own, placed in the typologies by several people."""
