        ; Without a language the source writes C's underscore itself; -entry: goes without it, as ml has it.
        .386
        .model  flat
        .code
_start:
        ret
        END     _start
