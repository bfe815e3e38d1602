@echo off
call "%~dp0launch.cmd" jrun %*
exit /b %ERRORLEVEL%
