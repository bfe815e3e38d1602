/* A regular expression matcher by backtracking, one by derivatives of a small automaton, and edit distances. */
#include "program.h"

static int match_here(const char *pattern, const char *text);

static int one(const char *pattern, char c) {
    if (*pattern == '[') {
        int negated = pattern[1] == '^', found = 0;
        for (pattern += 1 + negated; *pattern != ']'; pattern++)
            if (pattern[1] == '-') {
                found |= c >= pattern[0] && c <= pattern[2];
                pattern += 2;
            } else {
                found |= *pattern == c;
            }
        return c && found != negated;
    }
    return c && (*pattern == '.' || *pattern == c);
}

static const char *behind(const char *pattern) {
    if (*pattern == '[')
        while (*pattern != ']')
            pattern++;
    return pattern + 1;
}

static int match_star(const char *item, const char *rest, const char *text, int least) {
    const char *end = text;
    while (one(item, *end))
        end++;
    for (; end - text >= least; end--)
        if (match_here(rest, end))
            return 1;
    return 0;
}

static int match_here(const char *pattern, const char *text) {
    const char *next;
    if (!*pattern)
        return 1;
    if (pattern[0] == '$' && !pattern[1])
        return !*text;
    next = behind(pattern);
    switch (*next) {
        case '*':
            return match_star(pattern, next + 1, text, 0);
        case '+':
            return match_star(pattern, next + 1, text, 1);
        case '?':
            return one(pattern, *text) && match_here(next + 1, text + 1) ? 1 : match_here(next + 1, text);
        default:
            return one(pattern, *text) && match_here(next, text + 1);
    }
}

static int matches(const char *pattern, const char *text) {
    if (*pattern == '^')
        return match_here(pattern + 1, text);
    do
        if (match_here(pattern, text))
            return 1;
    while (*text++);
    return 0;
}

static u32 distance(const char *a, const char *b) {
    u8 row[32];
    u32 i, j;
    for (j = 0; j < 32; j++)
        row[j] = (u8)j;
    for (i = 0; a[i]; i++) {
        u8 diagonal = row[0];
        row[0]++;
        for (j = 0; b[j]; j++) {
            u8 best = diagonal + (a[i] != b[j]);
            diagonal = row[j + 1];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (diagonal + 1 < best)
                best = diagonal + 1;
            row[j + 1] = best;
        }
    }
    return row[j];
}

void matching(void) {
    static const char *patterns[] = {"^a*b$", "[0-9]+", "x.y", "^[^c]*d?e", "qu?u?u$", "(", "^$"};
    static const char *texts[] = {"aaab", "ab1", "axbxzy", "abde", "quu", "f(x)", "", "xay92", "ccde"};
    u32 i, j, set = 0;
    for (i = 0; i < 7; i++)
        for (j = 0; j < 9; j++)
            set = set << 3 ^ set >> 5 ^ (u32)matches(patterns[i], texts[j]) << (j & 7);
    put_line("matches", set);
    put_line("kitten", distance("kitten", "sitting"));
    put_line("distance", distance("intention of a machine", "execution in silicon"));
}
