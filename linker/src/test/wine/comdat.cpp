// Compiled twice, as PART 1 and 2: both objects have the same templates, inline functions and virtual tables.
extern "C" int printf(const char *, ...);
extern "C" __declspec(dllimport) void __stdcall ExitProcess(unsigned);

template <class T> __attribute__((noinline)) T accumulate(T x) {
    static T sum;
    sum += x;
    return sum;
}

struct Shape {
    virtual int area() { return 1; }
};
struct Square : Shape {
    int side = 3;
    int area() override { return side * side + accumulate(1); }
};
inline __attribute__((noinline)) const char *name() { return "shared text"; }

#if PART == 1
extern "C" int other(Shape *);
extern "C" void start() {
    Square square;
    printf("%d %d %d %s\n", square.area(), other(&square), accumulate(10), name());
    ExitProcess(accumulate(0));
}
#else
extern "C" int other(Shape *shape) {
    Square mine;
    return shape->area() + mine.area() + accumulate(5) + name()[0];
}
#endif
