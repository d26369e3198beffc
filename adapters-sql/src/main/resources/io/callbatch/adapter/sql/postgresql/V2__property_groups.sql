CREATE TABLE property_group (
  portal        text COLLATE "C" NOT NULL,
  name          text COLLATE "C" NOT NULL,
  label         text NOT NULL,
  display_order bigint NOT NULL,
  PRIMARY KEY (portal, name)
);
