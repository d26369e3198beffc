package io.callbatch.domain.model.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyDefinitionsTest {

  private static final PropertyDefinition KEY = PropertyFixture.unique("pbx_call_id");
  private static final PropertyDefinition OLD =
      PropertyFixture.archived(PropertyFixture.unique("old_id"));
  private static final PropertyDefinitions DEFINITIONS = PropertyDefinitions.of(List.of(KEY, OLD));

  @Test
  void hubSpotsAndTheOwnOnesAreFound() {
    assertThat(DEFINITIONS.find("hs_call_title")).isPresent();
    assertThat(DEFINITIONS.find("pbx_call_id")).contains(KEY);
    assertThat(DEFINITIONS.find("PBX_CALL_ID")).isEmpty();
    assertThat(PropertyDefinitions.HUBSPOT_ONLY.find("pbx_call_id")).isEmpty();
  }

  @Test
  void anArchivedOneCannotBeUsed() {
    assertThat(DEFINITIONS.find("old_id")).isEmpty();
    assertThat(DEFINITIONS.findAny("old_id")).contains(OLD);
    assertThat(DEFINITIONS.archived()).containsExactly(OLD);
    assertThat(DEFINITIONS.unique()).containsExactly("pbx_call_id");
  }

  @Test
  void theListIsSortedByName() {
    assertThat(DEFINITIONS.list())
        .hasSize(CallProperties.ALL.size() + 1)
        .contains(KEY)
        .doesNotContain(OLD)
        .extracting(PropertyDefinition::name)
        .isSorted();
  }

  @Test
  void callsHaveNoUniquePropertyThatCallersMaySet() {
    assertThat(PropertyDefinitions.HUBSPOT_ONLY.unique()).isEmpty();
    assertThat(PropertyDefinitions.HUBSPOT_ONLY.find("hs_object_id").orElseThrow().flags().unique())
        .isTrue();
  }

  @Test
  void requiredOnesAreHubSpotsAndTheOwn() {
    PropertyDefinition site =
        PropertyFixture.required(PropertyFixture.own("site", PropertyType.STRING));

    assertThat(PropertyDefinitions.of(List.of(site)).required())
        .extracting(PropertyDefinition::name)
        .containsExactlyInAnyOrder("hs_timestamp", "site");
  }

  @Test
  void whereBothHaveANameHubSpotsCounts() {
    PropertyDefinition title = PropertyFixture.own("hs_call_title", PropertyType.NUMBER);

    PropertyDefinitions definitions = PropertyDefinitions.of(List.of(title));

    assertThat(definitions.find("hs_call_title").orElseThrow().type())
        .isEqualTo(PropertyType.STRING);
    assertThat(definitions.list()).hasSize(CallProperties.ALL.size());
  }
}
