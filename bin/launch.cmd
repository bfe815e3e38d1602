@echo off
rem Starts one of the three tools: launch jml|jlink|jrun [argument ...]. Builds them on first use.
setlocal
set "root=%~dp0.."
set "home=%root%\vm\launcher\target\jmasm"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if not exist "%home%\built" (
    echo jmasm: building the tools, once ^(about a minute^) ... 1>&2
    pushd "%root%"
    call mvn -q -B -DskipTests -pl vm/launcher -am package 1>&2 || (popd & exit /b 1)
    popd
    echo built> "%home%\built"
)
set "main="
if "%1"=="jml" set "main=jmasm.launcher.Jml"
if "%1"=="jlink" set "main=jmasm.linker.cli.Jlink"
if "%1"=="jrun" set "main=jmasm.launcher.Jrun"
if not defined main exit /b 2
set "rest="
:next
shift
if "%~1"=="" goto run
set rest=%rest% %1
goto next
:run
"%java%" -XX:+UseSerialGC -XX:-UsePerfData -Xss8m -cp "%home%\lib\*" %main% %rest%
exit /b %ERRORLEVEL%
