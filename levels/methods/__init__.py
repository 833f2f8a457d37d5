"""The two named methods that put areas on the five-step scale, and the rules they share."""
