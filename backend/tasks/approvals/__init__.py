"""What a department head decides: asked for by the work, shown as a card on the desk, decided once."""
