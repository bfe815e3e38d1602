// Compiled twice, as PART 1 and 2: both objects have the same templates, inline functions, type information.
#include <cstdio>
#include <typeinfo>

template <class T> __attribute__((noinline)) T &counter() {
    static T value;
    return value;
}

struct Shape {
    virtual ~Shape() { counter<int>()++; }
    virtual int area() const { return 1; }
};
struct Square : Shape {
    int side;
    explicit Square(int s) : side(s) {}
    int area() const override { return side * side; }
};

inline __attribute__((noinline)) const char *shared() { return "shared text"; }
inline int both = counter<int>() + 10;

const std::type_info &otherType();
int other(const Shape &);

#if PART == 1
int main() {
    int sum = 0;
    {
        Square square(7);
        sum = other(square) + square.area();
    }
    std::printf("%d %d %s %d %d\n", sum, counter<int>(), shared(), typeid(Square) == otherType(), both);
    try {
        other(Shape());
    } catch (const Square &square) {
        std::printf("caught %d\n", square.side);
    }
    return counter<int>() * 10 + both;
}
#else
const std::type_info &otherType() { return typeid(Square); }
int other(const Shape &shape) {
    if (shape.area() == 1) {
        throw Square(9);
    }
    Square mine(3);
    return shape.area() + mine.area() + shared()[0] + both;
}
#endif
