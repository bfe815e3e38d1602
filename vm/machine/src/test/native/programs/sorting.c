/* Quicksort by a pointer to a function, heapsort, shellsort of records, binary search. */
#include "program.h"

#define COUNT 2000

typedef int (*comparison)(const void *, const void *);

static int up(const void *a, const void *b) {
    u32 x = *(const u32 *)a, y = *(const u32 *)b;
    return x < y ? -1 : x > y;
}

static int down(const void *a, const void *b) {
    return up(b, a);
}

static void quick(u32 *first, u32 *last, comparison compare) {
    while (last - first > 1) {
        u32 pivot = first[(last - first) / 2], *i = first, *j = last - 1;
        while (i <= j) {
            while (compare(i, &pivot) < 0)
                i++;
            while (compare(j, &pivot) > 0)
                j--;
            if (i <= j) {
                u32 swap = *i;
                *i++ = *j;
                *j-- = swap;
            }
        }
        quick(first, j + 1, compare);
        first = i;
    }
}

static void sift(i64 *heap, int root, int count) {
    i64 value = heap[root];
    int child;
    while ((child = 2 * root + 1) < count) {
        if (child + 1 < count && heap[child + 1] > heap[child])
            child++;
        if (heap[child] <= value)
            break;
        heap[root] = heap[child];
        root = child;
    }
    heap[root] = value;
}

struct person {
    char name[6];
    short age;
    double weight;
};

static u32 sum(const void *bytes, u32 count) {
    const u8 *p = bytes;
    u32 s = 1;
    while (count--)
        s = s * 31 + *p++;
    return s;
}

void sorting(void) {
    static u32 numbers[COUNT];
    static i64 wide[COUNT];
    static struct person people[200];
    u32 state = 1;
    int i, j, gap;
    for (i = 0; i < COUNT; i++) {
        numbers[i] = next_random(&state);
        wide[i] = ((i64)next_random(&state) << 20) - ((i64)next_random(&state) << 19);
    }
    quick(numbers, numbers + COUNT, up);
    put_line("quicksort up", sum(numbers, sizeof numbers));
    quick(numbers, numbers + COUNT, down);
    put_line("quicksort down", sum(numbers, sizeof numbers));
    for (i = COUNT / 2; i-- > 0;)
        sift(wide, i, COUNT);
    for (i = COUNT - 1; i > 0; i--) {
        i64 swap = wide[0];
        wide[0] = wide[i];
        wide[i] = swap;
        sift(wide, 0, i);
    }
    put_line("heapsort", sum(wide, sizeof wide));
    for (i = 0; i < 200; i++) {
        for (j = 0; j < 5; j++)
            people[i].name[j] = (char)('a' + next_random(&state) % 26);
        people[i].age = (short)(next_random(&state) % 90 - 10);
        people[i].weight = people[i].age * 0.75 + i / 7.0;
    }
    for (gap = 100; gap > 0; gap /= 2)
        for (i = gap; i < 200; i++) {
            struct person one = people[i];
            for (j = i; j >= gap && people[j - gap].weight > one.weight; j -= gap)
                people[j] = people[j - gap];
            people[j] = one;
        }
    for (i = j = 0; i < 200; i++)
        j = j * 33 + people[i].name[2] + people[i].age;
    put_line("shellsort", (u32)j);
    put_double("lightest", people[0].weight);
}
