package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.codec.DefinitionCodec;
import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyGroup;
import io.callbatch.domain.port.out.PropertyStore;
import java.util.List;

/** Property definitions, each as one blob, and property groups. */
final class SqlPropertyStore implements PropertyStore {

  private final Session session;
  private final String portal;

  SqlPropertyStore(Session session, String portal) {
    this.session = session;
    this.portal = portal;
  }

  @Override
  public List<PropertyDefinition> list() {
    return session.query(
        "SELECT definition FROM property_definition WHERE portal = ? ORDER BY name",
        row -> DefinitionCodec.decode(row.bytes(1).orElseThrow()),
        portal);
  }

  @Override
  public void save(PropertyDefinition definition) {
    session.update(
        """
        INSERT INTO property_definition (portal, name, definition) VALUES (?, ?, ?)
        ON CONFLICT (portal, name) DO UPDATE SET definition = excluded.definition
        """,
        portal,
        definition.name(),
        DefinitionCodec.encode(definition));
  }

  @Override
  public List<PropertyGroup> groups() {
    return session.query(
        "SELECT name, label, display_order FROM property_group WHERE portal = ? ORDER BY name",
        row -> new PropertyGroup(row.text(1), row.text(2), (int) row.number(3)),
        portal);
  }

  @Override
  public void saveGroup(PropertyGroup group) {
    session.update(
        """
        INSERT INTO property_group (portal, name, label, display_order) VALUES (?, ?, ?, ?)
        ON CONFLICT (portal, name)
        DO UPDATE SET label = excluded.label, display_order = excluded.display_order
        """,
        portal,
        group.name(),
        group.label(),
        (long) group.displayOrder());
  }

  @Override
  public void removeGroup(String name) {
    session.update("DELETE FROM property_group WHERE portal = ? AND name = ?", portal, name);
  }
}
