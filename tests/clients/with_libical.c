/* Prints the entries of a calendar as libical reads them, if its restriction check finds them in order.
 *
 * with_libical FILE: one entry a line, its first day, last day, title and UID with U+001F between.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static char *contents(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        return NULL;
    }
    long size = ftell(file);
    char *text = calloc(size + 1, 1);
    rewind(file);
    if (text != NULL && fread(text, 1, size, file) != (size_t)size) {
        return NULL;
    }
    fclose(file);
    return text;
}

static void tell(icalcomponent *event) {
    struct icaltimetype first = icalcomponent_get_dtstart(event), last = icalcomponent_get_dtend(event);
    icaltime_adjust(&last, -1, 0, 0, 0);
    printf("%04d-%02d-%02d\x1f%04d-%02d-%02d\x1f%s\x1f%s\n", first.year, first.month, first.day, last.year, last.month,
           last.day, icalcomponent_get_summary(event), icalcomponent_get_uid(event));
}

int main(int count, char **arguments) {
    char *text = count == 2 ? contents(arguments[1]) : NULL;
    icalcomponent *calendar = text == NULL ? NULL : icalparser_parse_string(text);
    if (calendar == NULL) {
        return 2;
    }
    if (!icalrestriction_check(calendar) || icalcomponent_count_errors(calendar) != 0) {
        fputs(icalcomponent_as_ical_string(calendar), stderr); /* what is wrong stands in it as X-LIC-ERROR */
        return 1;
    }
    for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event != NULL;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        tell(event);
    }
    return 0;
}
