package io.callbatch.domain.usecase.batch;

import static io.callbatch.domain.usecase.batch.PortalFixture.NOON;
import static io.callbatch.domain.usecase.batch.PortalFixture.OTHER;
import static io.callbatch.domain.usecase.batch.PortalFixture.PORTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyFixture;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.port.in.CallPropertiesUseCase.PropertyChange;
import io.callbatch.domain.port.in.CallPropertiesUseCase.PropertyExistsException;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.RequestIdReusedException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallPropertiesServiceTest {
  private static final Optional<RequestId> REQUEST = Optional.of(new RequestId("r-1"));

  private final PortalFixture portal = new PortalFixture();
  private final CallPropertiesService properties =
      new CallPropertiesService(portal.store, portal.clock);

  private PropertyDefinition create(PropertyDefinition definition) {
    return properties.create(PORTAL, Optional.empty(), definition);
  }

  private static PropertyChange label(String label) {
    return new PropertyChange(
        Optional.of(label),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void aPropertyOfThePortalsOwnIsListedBesideHubspots() {
    PropertyDefinition created = create(PropertyFixture.unique("deal_id"));

    assertThat(created.createdAt()).contains(NOON);
    assertThat(properties.list(PORTAL, false))
        .contains(created)
        .extracting(PropertyDefinition::name)
        .contains("hs_timestamp")
        .isSorted();
    assertThat(properties.get(PORTAL, "deal_id", false)).contains(created);
    assertThat(properties.get(PORTAL, "deal_id", true)).isEmpty();
    assertThat(properties.get(OTHER, "deal_id", false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hs_timestamp", "pbx_id"})
  void aNameThatIsTakenIsRefused(String name) {
    assertThatThrownBy(() -> create(PropertyFixture.unique(name)))
        .isInstanceOf(PropertyExistsException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "Upper", "with space", "é", "hs_my_own"})
  void aBadNameIsRefused(String name) {
    assertThatThrownBy(() -> create(PropertyFixture.unique(name)))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(properties.get(PORTAL, name, false)).isEmpty();
  }

  @Test
  void badOptionsAndFieldTypesAreRefused() {
    assertThatThrownBy(
            () -> create(PropertyFixture.own("size", PropertyType.ENUMERATION, "a", "a", "b;c")))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e ->
                assertThat(e.faults())
                    .extracting(InvalidRequestException.FieldFault::field)
                    .containsExactly("options", "options"));
    assertThatThrownBy(() -> create(PropertyFixture.own("size", PropertyType.NUMBER)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("[number]");
  }

  @Test
  void moreThanTenUniquePropertiesAreRefused() {
    for (int i = 0; i < 8; i++) {
      create(PropertyFixture.unique("unique_" + i));
    }
    assertThatThrownBy(() -> create(PropertyFixture.unique("unique_9")))
        .isInstanceOf(InvalidRequestException.class);
    properties.archive(PORTAL, Optional.empty(), "unique_0");
    assertThat(create(PropertyFixture.unique("unique_9")).flags().unique()).isTrue();
  }

  @Test
  void aChangeLeavesTheRest() {
    PropertyDefinition before = create(PropertyFixture.unique("deal_id"));
    portal.clock.advance(Duration.ofSeconds(1));

    PropertyDefinition after =
        properties.update(PORTAL, Optional.empty(), "deal_id", label("Deal")).orElseThrow();

    assertThat(after.label()).isEqualTo("Deal");
    assertThat(after.updatedAt()).contains(NOON.plusSeconds(1));
    assertThat(after)
        .usingRecursiveComparison()
        .ignoringFields("label", "updatedAt")
        .isEqualTo(before);
    assertThat(properties.update(PORTAL, Optional.empty(), "none", label("x"))).isEmpty();
    assertThatThrownBy(() -> properties.update(PORTAL, Optional.empty(), "deal_id", label(" ")))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void anArchivedPropertyCantBeUsed() {
    properties.archive(PORTAL, Optional.empty(), "pbx_id");
    properties.archive(PORTAL, Optional.empty(), "pbx_id");
    properties.archive(PORTAL, Optional.empty(), "none");

    assertThat(properties.list(PORTAL, true))
        .extracting(PropertyDefinition::name)
        .containsExactly("pbx_id");
    assertThat(properties.get(PORTAL, "pbx_id", true)).isPresent();
    assertThatThrownBy(() -> portal.create("pbx_id", "a")).hasMessageContaining("does not exist");
  }

  @Test
  void whatHubspotDefinesStays() {
    assertThatThrownBy(() -> properties.archive(PORTAL, Optional.empty(), "hs_timestamp"))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(
            () -> properties.update(PORTAL, Optional.empty(), "hs_timestamp", label("x")))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aRepeatedRequestIsDoneOnceAndAnotherUnderItsIdRefused() {
    PropertyDefinition sent = PropertyFixture.unique("deal_id");
    PropertyDefinition first = properties.create(PORTAL, REQUEST, sent);

    assertThat(properties.create(PORTAL, REQUEST, sent)).isEqualTo(first);
    assertThatThrownBy(() -> properties.create(PORTAL, REQUEST, PropertyFixture.unique("other")))
        .isInstanceOf(RequestIdReusedException.class);
    assertThatThrownBy(() -> properties.archive(PORTAL, REQUEST, "deal_id"))
        .isInstanceOf(RequestIdReusedException.class);
  }

  @Test
  void aRepeatedRequestGetsTheFirstAnswerWhateverCameSince() {
    Optional<RequestId> changing = Optional.of(new RequestId("r-2"));
    PropertyDefinition sent = PropertyFixture.unique("deal_id");
    PropertyDefinition created = properties.create(PORTAL, REQUEST, sent);
    PropertyDefinition changed =
        properties.update(PORTAL, changing, "deal_id", label("Deal")).orElseThrow();
    properties.update(PORTAL, Optional.empty(), "deal_id", label("Later"));
    properties.archive(PORTAL, Optional.empty(), "deal_id");

    assertThat(properties.create(PORTAL, REQUEST, sent)).isEqualTo(created);
    assertThat(properties.update(PORTAL, changing, "deal_id", label("Deal"))).contains(changed);
    assertThatThrownBy(() -> properties.update(PORTAL, REQUEST, "none", label("Deal")))
        .isInstanceOf(RequestIdReusedException.class);
    assertThat(properties.get(PORTAL, "deal_id", true)).isPresent();
  }

  @Test
  void aChangeOfWhatIsntThereLeavesItsIdFree() {
    assertThat(properties.update(PORTAL, REQUEST, "deal_id", label("Deal"))).isEmpty();

    assertThat(properties.create(PORTAL, REQUEST, PropertyFixture.unique("deal_id")).name())
        .isEqualTo("deal_id");
  }
}
