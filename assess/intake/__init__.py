"""Files handed in: read strictly, understood whole or refused with every faulty row."""
