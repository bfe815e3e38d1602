@echo off
call "%~dp0launch.cmd" jml %*
exit /b %ERRORLEVEL%
