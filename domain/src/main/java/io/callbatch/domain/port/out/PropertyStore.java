package io.callbatch.domain.port.out;

import io.callbatch.domain.model.property.PropertyDefinition;
import java.util.List;

/** The property definitions that a portal made itself, in a transaction. */
public interface PropertyStore {

  /** All of them, archived ones too, by name. */
  List<PropertyDefinition> list();

  /** Puts a definition in, or in the place of the one with its name. */
  void save(PropertyDefinition definition);
}
