"""执法记录仪: named on site, its files hashed and matched at the desk."""
