"""Make what people and programs see."""
