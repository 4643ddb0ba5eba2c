package dev.sluice.examples.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLineTest {
    @Test
    void ratings_areRead_withAndWithoutTime() {
        assertThat(EventLine.parse("ann,tea,4.5,1760000000")).contains(new Event.Rating("ann", "tea", 4.5, 1.76e9));
        assertThat(EventLine.parse(" ann , green tea , 4 ")).contains(new Event.Rating("ann", "green tea", 4, 0));
    }

    @Test
    void quotedFields_mayHaveCommasAndQuotes() {
        assertThat(EventLine.parse("7,\"The \"\"Good\"\", the Bad\",\"5\"\r".trim()))
                .contains(new Event.Rating("7", "The \"Good\", the Bad", 5, 0));
    }

    @Test
    void query_isReadFromAQuestionMark() {
        assertThat(EventLine.parse("? ann ")).contains(new Event.Query("ann"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "? ",
                ",",
                "ann,tea",
                "ann,tea,",
                "ann,tea,x",
                "ann,tea,NaN",
                "ann,tea,1e999",
                ",tea,4",
                "ann,,4",
                "ann,tea,4,",
                "ann,tea,4,now",
                "ann,tea,4,1,2",
                "ann,\"tea,4",
                "ann,\"tea\"x,4",
                "ann,te\"a,4",
                "ann,\"\",4",
                "user,item,rating,time",
                "\u0000\u0001"
            })
    void otherLines_areMalformed(String line) {
        assertThat(EventLine.parse(line)).isEmpty();
    }

    @Test
    void name_longerThanTheBound_isMalformed() {
        assertThat(EventLine.parse("ann," + "t".repeat(200) + ",4")).isPresent();
        assertThat(EventLine.parse("ann," + "t".repeat(201) + ",4")).isEmpty();
    }
}
