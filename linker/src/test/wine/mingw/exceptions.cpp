// Exceptions through several frames, destructors on the way, rethrown, of a class with bases, from a constructor.
#include <cstdio>
#include <stdexcept>
#include <string>

struct Trace {
    const char *name;
    explicit Trace(const char *n) : name(n) { std::printf("+%s\n", name); }
    ~Trace() { std::printf("-%s\n", name); }
};

struct Left {
    virtual ~Left() {}
    int left = 1;
};
struct Right {
    virtual ~Right() {}
    virtual int value() const { return 2; }
};
struct Both : Left, Right {
    int value() const override { return 3; }
};

__attribute__((noinline)) static void thrower(int n) {
    Trace trace("thrower");
    switch (n) {
        case 0: throw 42;
        case 1: throw std::out_of_range("out of range " + std::to_string(n));
        case 2: throw Both();
        case 3: throw "text";
        default: std::printf("no exception\n");
    }
}

struct Fails {
    Trace first{"member"};
    Fails() { thrower(1); }
};

static int run(int n) {
    Trace trace("run");
    try {
        try {
            thrower(n);
        } catch (const char *text) {
            std::printf("rethrow %s\n", text);
            throw;
        }
    } catch (int i) {
        return i;
    } catch (const std::exception &e) {
        std::printf("%s\n", e.what());
        return 1;
    } catch (const Right &right) {
        return right.value();
    } catch (...) {
        return 4;
    }
    return 5;
}

int main() {
    int sum = 0;
    for (int i = 0; i < 5; i++) {
        sum = sum * 3 + run(i);
        std::printf("%d\n", sum);
    }
    try {
        Fails fails;
    } catch (const std::logic_error &e) {
        std::printf("constructor: %s\n", e.what());
    }
    Left *left = new Both();
    if (Right *right = dynamic_cast<Right *>(left)) {
        std::printf("dynamic_cast %d\n", right->value());
    }
    delete left;
    return sum & 127;
}
