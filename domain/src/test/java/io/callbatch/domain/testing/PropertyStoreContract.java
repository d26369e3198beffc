package io.callbatch.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyFlags;
import io.callbatch.domain.model.property.PropertyOption;
import io.callbatch.domain.model.property.PropertyType;
import java.util.List;
import java.util.Optional;
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

  private void save(PropertyDefinition definition) {
    store
        .transactions()
        .write(
            PORTAL,
            t -> {
              t.properties().save(definition);
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
