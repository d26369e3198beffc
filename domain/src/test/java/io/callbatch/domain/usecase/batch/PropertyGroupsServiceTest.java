package io.callbatch.domain.usecase.batch;

import static io.callbatch.domain.usecase.batch.PortalFixture.OTHER;
import static io.callbatch.domain.usecase.batch.PortalFixture.PORTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyFixture;
import io.callbatch.domain.model.property.PropertyFlags;
import io.callbatch.domain.model.property.PropertyGroup;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.PropertyGroupsUseCase.GroupChange;
import io.callbatch.domain.port.in.PropertyGroupsUseCase.GroupExistsException;
import io.callbatch.domain.port.in.RequestIdReusedException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyGroupsServiceTest {
  private static final Optional<RequestId> NO_ID = Optional.empty();
  private static final PropertyGroup PBX = new PropertyGroup("pbx", "Telephone system", 4);

  private final PortalFixture portal = new PortalFixture();
  private final PropertyGroupsService groups =
      new PropertyGroupsService(portal.store, portal.clock);
  private final CallPropertiesService properties =
      new CallPropertiesService(portal.store, portal.clock);

  private void defineIn(String group) {
    PropertyDefinition of = PropertyFixture.unique("line");
    properties.create(
        PORTAL,
        Optional.empty(),
        new PropertyDefinition(
            of.name(),
            of.label(),
            of.description(),
            group,
            of.type(),
            of.fieldType(),
            of.options(),
            new PropertyFlags(false, false, false, false, false, false, false),
            of.displayOrder(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void aGroupThatWasMadeIsListedBesideHubspots() {
    assertThat(groups.create(PORTAL, NO_ID, PBX)).isEqualTo(PBX);

    assertThat(groups.list(PORTAL))
        .extracting(PropertyGroup::name)
        .containsExactly("call", "engagement", "pbx");
    assertThat(groups.get(PORTAL, "pbx")).contains(PBX);
    assertThat(groups.get(OTHER, "pbx")).isEmpty();
  }

  @Test
  void aGroupThatAPropertyNamesIsThereWithoutHavingBeenMade() {
    defineIn("lines");

    assertThat(groups.get(PORTAL, "lines")).contains(new PropertyGroup("lines", "lines", -1));
    assertThat(
            groups.update(
                PORTAL, NO_ID, "lines", new GroupChange(Optional.of("Lines"), Optional.empty())))
        .contains(new PropertyGroup("lines", "Lines", -1));
    assertThat(groups.get(PORTAL, "lines")).contains(new PropertyGroup("lines", "Lines", -1));
  }

  @Test
  void whatIsntChangedStays() {
    groups.create(PORTAL, NO_ID, PBX);

    assertThat(
            groups.update(PORTAL, NO_ID, "pbx", new GroupChange(Optional.empty(), Optional.of(9))))
        .contains(new PropertyGroup("pbx", "Telephone system", 9));
    assertThat(
            groups.update(
                PORTAL, NO_ID, "unknown", new GroupChange(Optional.of("U"), Optional.empty())))
        .isEmpty();
    assertThat(groups.get(PORTAL, "unknown")).isEmpty();
  }

  @Test
  void aGroupIsTakenAwayOnceNoPropertyIsInIt() {
    groups.create(PORTAL, NO_ID, PBX);
    defineIn("pbx");
    assertThatThrownBy(() -> groups.remove(PORTAL, NO_ID, "pbx"))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(groups.get(PORTAL, "pbx")).contains(PBX);

    properties.archive(PORTAL, Optional.empty(), "line");
    groups.remove(PORTAL, NO_ID, "pbx");
    groups.remove(PORTAL, NO_ID, "pbx");

    assertThat(groups.get(PORTAL, "pbx")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"call", "engagement", "pbx"})
  void aNameThatIsTakenIsRefused(String name) {
    groups.create(PORTAL, NO_ID, PBX);

    assertThatThrownBy(() -> groups.create(PORTAL, NO_ID, new PropertyGroup(name, "L", 0)))
        .isInstanceOf(GroupExistsException.class);
  }

  @Test
  void hubspotsGroupsDontChange() {
    assertThatThrownBy(() ->
            groups.update(
                PORTAL, NO_ID, "call", new GroupChange(Optional.of("Mine"), Optional.empty())))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> groups.remove(PORTAL, NO_ID, "engagement"))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @CsvSource({"Upper, L", "'', L", "good, ' '", "'a b', ''"})
  void aBadGroupIsRefused(String name, String label) {
    assertThatThrownBy(() -> groups.create(PORTAL, NO_ID, new PropertyGroup(name, label, 0)))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(groups.list(PORTAL)).hasSize(2);
  }

  @Test
  void aLabelThatNoStoreCanKeepIsRefused() {
    groups.create(PORTAL, NO_ID, PBX);

    assertThatThrownBy(() ->
            groups.update(
                PORTAL, NO_ID, "pbx", new GroupChange(Optional.of("a\u0000b"), Optional.empty())))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(groups.get(PORTAL, "pbx")).contains(PBX);
  }

  @Test
  void aRepeatedRequestGetsTheFirstAnswerWhateverCameSince() {
    GroupChange change = new GroupChange(Optional.of("Lines"), Optional.empty());
    PropertyGroup made = groups.create(PORTAL, id("make"), PBX);
    PropertyGroup changed = groups.update(PORTAL, id("change"), "pbx", change).orElseThrow();
    groups.remove(PORTAL, id("remove"), "pbx");
    groups.create(PORTAL, NO_ID, PBX);

    groups.remove(PORTAL, id("remove"), "pbx");
    assertThat(groups.get(PORTAL, "pbx")).contains(PBX);
    assertThat(groups.create(PORTAL, id("make"), PBX)).isEqualTo(made);
    assertThat(groups.update(PORTAL, id("change"), "pbx", change)).contains(changed);
    assertThat(groups.get(PORTAL, "pbx")).contains(PBX);
    assertThatThrownBy(() -> groups.remove(PORTAL, id("make"), "pbx"))
        .isInstanceOf(RequestIdReusedException.class);
    assertThatThrownBy(() -> groups.update(PORTAL, id("make"), "unknown", change))
        .isInstanceOf(RequestIdReusedException.class);
  }

  private static Optional<RequestId> id(String name) {
    return Optional.of(new RequestId(name));
  }
}
