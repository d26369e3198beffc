CREATE TABLE property_group (
  portal        TEXT NOT NULL,
  name          TEXT NOT NULL,
  label         TEXT NOT NULL,
  display_order INTEGER NOT NULL,
  PRIMARY KEY (portal, name)
) WITHOUT ROWID;
