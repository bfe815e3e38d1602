// The standard library: hundreds of COMDAT functions, streams that constructors before main() set up.
#include <algorithm>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

template <class T> class Matrix {
    std::vector<T> cells;
    int size;

public:
    explicit Matrix(int n) : cells(n * n), size(n) {}
    T &at(int i, int j) { return cells[i * size + j]; }
    Matrix operator*(Matrix &other) {
        Matrix product(size);
        for (int i = 0; i < size; i++)
            for (int j = 0; j < size; j++)
                for (int k = 0; k < size; k++) product.at(i, j) += at(i, k) * other.at(k, j);
        return product;
    }
};

struct Counted {
    static int alive;
    Counted() { alive++; }
    Counted(const Counted &) { alive++; }
    ~Counted() { alive--; }
};
int Counted::alive;

static std::string global = "made before main";
static thread_local int perThread = 8;

int main() {
    std::map<std::string, int> counts;
    std::istringstream text("one two three two three three");
    for (std::string word; text >> word;) counts[word]++;
    for (const auto &entry : counts) std::cout << std::setw(6) << entry.first << ' ' << entry.second << '\n';
    Matrix<int> m(3);
    for (int i = 0; i < 9; i++) m.at(i / 3, i % 3) = i;
    Matrix<int> product = m * m;
    Matrix<double> d(2);
    d.at(1, 1) = 2.5;
    std::cout << product.at(2, 2) << ' ' << std::fixed << std::setprecision(3) << (d * d).at(1, 1) << '\n';
    std::vector<int> numbers;
    std::generate_n(std::back_inserter(numbers), 20, [n = 1]() mutable { return n = n * 37 % 101; });
    std::sort(numbers.begin(), numbers.end(), std::greater<int>());
    for (int n : numbers) std::cout << n << ' ';
    std::cout << '\n';
    {
        auto shared = std::make_shared<Counted>();
        std::vector<Counted> many(5, *shared);
        std::cout << Counted::alive << ' ' << shared.use_count() << '\n';
    }
    std::set<std::string> names = {"b", "a", "c"};
    std::function<int(int)> twice = [](int x) { return 2 * x; };
    std::cout << *names.begin() << ' ' << twice(21) << ' ' << global << ' ' << Counted::alive << std::endl;
    perThread += twice(numbers.back());
    return perThread;
}
