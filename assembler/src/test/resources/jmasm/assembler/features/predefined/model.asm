; @Model, @Interface, @WordSize, @CodeSize, @DataSize, @code, @data, @stack, @Cpu for each processor.
        .386
        .model  flat, pascal
        .data
        BYTE    @Model, @Interface, @WordSize, @CodeSize, @DataSize
%       BYTE    "@code @data @stack @fardata @fardata?"
        .386P
        DWORD   @Cpu
        .386
        DWORD   @Cpu
        .NO87
        DWORD   @Cpu
        .486
        DWORD   @Cpu
        .586
        DWORD   @Cpu
        .686
        DWORD   @Cpu
        OPTION  LANGUAGE:C
        BYTE    @Interface
@code   SEGMENT
        nop
@code   ENDS
        END
