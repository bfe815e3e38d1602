// Lists, trees and tables on the heap.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node {
    struct node *left, *right;
    unsigned key;
    char text[12];
};

static unsigned state = 12345;

static unsigned next(void) {
    state = state * 1103515245u + 12345u;
    return state >> 16;
}

static struct node *insert(struct node *node, unsigned key) {
    if (!node) {
        node = calloc(1, sizeof *node);
        node->key = key;
        sprintf(node->text, "n%u", key);
    } else if (key < node->key) {
        node->left = insert(node->left, key);
    } else if (key > node->key) {
        node->right = insert(node->right, key);
    }
    return node;
}

static unsigned walk(const struct node *node, unsigned hash) {
    if (!node) {
        return hash;
    }
    hash = walk(node->left, hash);
    for (const char *p = node->text; *p; p++) {
        hash = hash * 31 + (unsigned char) *p;
    }
    return walk(node->right, hash);
}

static int height(const struct node *node) {
    if (!node) {
        return 0;
    }
    int left = height(node->left), right = height(node->right);
    return 1 + (left > right ? left : right);
}

static void release(struct node *node) {
    if (node) {
        release(node->left);
        release(node->right);
        free(node);
    }
}

int main(void) {
    struct node *root = NULL;
    for (int i = 0; i < 5000; i++) {
        root = insert(root, next() % 20000);
    }
    printf("%08x %d\n", walk(root, 0), height(root));
    release(root);
    size_t size = 10;
    unsigned char *buffer = malloc(size);
    memset(buffer, 7, size);
    while (size < 1000000) {
        buffer = realloc(buffer, size * 2);
        memmove(buffer + size, buffer, size);
        size *= 2;
    }
    unsigned sum = 0;
    for (size_t i = 0; i < size; i++) {
        sum += buffer[i] ^ (unsigned) i;
    }
    printf("%u %u\n", (unsigned) size, sum);
    free(buffer);
    return (int) (sum & 63);
}
