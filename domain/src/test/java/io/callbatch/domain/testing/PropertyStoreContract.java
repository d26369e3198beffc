package io.callbatch.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyFlags;
import io.callbatch.domain.model.property.PropertyGroup;
import io.callbatch.domain.model.property.PropertyOption;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.port.out.PropertyStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The contract of the store of property definitions. */
public abstract class PropertyStoreContract extends StoreContract {

  @Test
  void definitionsAreKeptByName() {
    PropertyDefinition first = definition("a_1", "first");
    PropertyDefinition second = definition("b", "second");
    save(second);
    save(definition("a_1", "replaced"));
    save(first);

    List<PropertyDefinition> found = store.transactions().read(PORTAL, t -> t.properties().list());
    assertThat(found).containsExactly(first, second);
    List<PropertyDefinition> others = store.transactions().read(OTHER, t -> t.properties().list());
    assertThat(others).isEmpty();
  }

  @Test
  void groupsAreKeptByName() {
    PropertyGroup first = new PropertyGroup("a_1", "Ä \uD83D\uDE00", -1);
    PropertyGroup second = new PropertyGroup("b", "second", 7);
    change(properties -> properties.saveGroup(second));
    change(properties -> properties.saveGroup(new PropertyGroup("a_1", "replaced", 3)));
    change(properties -> properties.saveGroup(first));
    change(properties -> properties.saveGroup(new PropertyGroup("c", "removed", 0)));
    change(properties -> properties.removeGroup("c"));
    change(properties -> properties.removeGroup("never_there"));

    List<PropertyGroup> found = store.transactions().read(PORTAL, t -> t.properties().groups());
    assertThat(found).containsExactly(first, second);
    List<PropertyGroup> others = store.transactions().read(OTHER, t -> t.properties().groups());
    assertThat(others).isEmpty();
  }

  private void save(PropertyDefinition definition) {
    change(properties -> properties.save(definition));
  }

  private void change(Consumer<PropertyStore> change) {
    store
        .transactions()
        .write(
            PORTAL,
            t -> {
              change.accept(t.properties());
              return true;
            });
  }

  private static PropertyDefinition definition(String name, String label) {
    return new PropertyDefinition(
        name,
        label,
        "",
        "call_information",
        PropertyType.ENUMERATION,
        "checkbox",
        List.of(new PropertyOption("v", "V", Optional.of("d"), -1, true)),
        new PropertyFlags(false, true, false, true, false, true, false),
        -1,
        Optional.of(NOON),
        Optional.empty(),
        Optional.of(NOON));
  }
}
