package org.halte.base.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GeoTest {

  private static final Position NOTRE_DAME = new Position(48.8530, 2.3499);

  @Test
  void oneDegreeOfLatitudeIsAHundredAndElevenKilometres() {
    assertThat(new Position(48, 2).distanceMetres(new Position(49, 2)))
        .isCloseTo(111_195, within(1.0));
    assertThat(NOTRE_DAME.distanceMetres(NOTRE_DAME)).isZero();
  }

  @Test
  void positionsOutsideTheGlobeAreRefused() {
    assertThatThrownBy(() -> new Position(91, 0)).hasMessageContaining("91");
    assertThatThrownBy(() -> new Position(0, -180.1)).hasMessageContaining("-180.1");
    assertThatThrownBy(() -> new Position(Double.NaN, 0)).hasMessageContaining("NaN");
  }

  @Test
  void aBoxReadsAsMapsWriteIt() {
    Box box = Box.parse("2.2, 48.8, 2.5, 48.9");
    assertThat(box).isEqualTo(new Box(48.8, 2.2, 48.9, 2.5));
    assertThat(box.contains(NOTRE_DAME)).isTrue();
    assertThat(Box.parse("-400,-95,400,95")).isEqualTo(new Box(-90, -180, 90, 180));
    assertThatThrownBy(() -> Box.parse("1,2,3")).hasMessageContaining("1,2,3");
    assertThatThrownBy(() -> Box.parse("a,2,3,4")).hasMessageContaining("west,south,east,north");
    assertThatThrownBy(() -> Box.parse("2.5,48,2.2,49")).hasMessageContaining("turned over");
  }

  @Test
  void aBoxAroundAPositionHoldsAllThatIsNear() {
    Random random = new Random(7);
    Box box = Box.around(NOTRE_DAME, 150);
    for (int i = 0; i < 2000; i++) {
      Position p =
          new Position(
              NOTRE_DAME.lat() + random.nextDouble(-.003, .003),
              NOTRE_DAME.lon() + random.nextDouble(-.003, .003));
      if (p.distanceMetres(NOTRE_DAME) <= 150) {
        assertThat(box.contains(p)).isTrue();
      }
    }
  }

  @Test
  void everyPositionLiesInItsCellAndTheCentreLeadsBackToIt() {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      Position p = new Position(random.nextDouble(-90, 90), random.nextDouble(-180, 180));
      Cell cell = Cell.of(p);
      assertThat(cell.box().contains(p)).isTrue();
      assertThat(Cell.of(cell.centre())).isEqualTo(cell);
      assertThat(Cell.parse(cell.code())).isEqualTo(cell);
    }
    assertThatThrownBy(() -> Cell.parse("48.8")).hasMessageContaining("48.8");
  }

  @Test
  void anAreaHoldsWhatIsInsideAndNotInItsHoles() {
    Area area =
        new Area(
            List.of(
                new Area.Polygon(square(48.8, 2.2, 0.1), List.of(square(48.84, 2.24, 0.02))),
                new Area.Polygon(square(48.0, 2.0, 0.1), List.of())));
    assertThat(area.contains(new Position(48.81, 2.21))).isTrue();
    assertThat(area.contains(new Position(48.85, 2.25))).isFalse();
    assertThat(area.contains(new Position(48.05, 2.05))).isTrue();
    assertThat(area.contains(new Position(48.5, 2.05))).isFalse();
    assertThat(area.box().south()).isEqualTo(48.0);
    assertThat(area.box().east()).isCloseTo(2.3, within(1e-9));
  }

  @Test
  void neighboursShareNoPosition() {
    Area left = Area.of(square(48, 2, 1));
    Area right = Area.of(square(48, 3, 1));
    Position onTheBorder = new Position(48.5, 3);
    assertThat(left.contains(onTheBorder)).isNotEqualTo(right.contains(onTheBorder));
  }

  @Test
  void aPolygonNeedsThreeCorners() {
    assertThatThrownBy(() -> Area.of(List.of(NOTRE_DAME, NOTRE_DAME, NOTRE_DAME)))
        .hasMessageContaining("three");
  }

  /** Closed ring, as GeoJSON writes it. */
  private static List<Position> square(double lat, double lon, double side) {
    return List.of(
        new Position(lat, lon),
        new Position(lat, lon + side),
        new Position(lat + side, lon + side),
        new Position(lat + side, lon),
        new Position(lat, lon));
  }
}
