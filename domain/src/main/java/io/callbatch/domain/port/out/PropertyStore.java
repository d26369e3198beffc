package io.callbatch.domain.port.out;

import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyGroup;
import java.util.List;

/** The property definitions and groups that a portal made itself, in a transaction. */
public interface PropertyStore {

  /** All of them, archived ones too, by name. */
  List<PropertyDefinition> list();

  /** Puts a definition in, or in the place of the one with its name. */
  void save(PropertyDefinition definition);

  /** All groups, by name. */
  List<PropertyGroup> groups();

  /** Puts a group in, or in the place of the one with its name. */
  void saveGroup(PropertyGroup group);

  /** Takes a group out, if it is there. */
  void removeGroup(String name);
}
