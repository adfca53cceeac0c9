"""The offline protocol: dossiers, mutations, media. Knows SQLAlchemy and bytes; not Flask, not inspections."""
