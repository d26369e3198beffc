package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.codec.DefinitionCodec;
import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.port.out.PropertyStore;
import java.util.List;

/** Property definitions, each as one blob. */
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
}
