@echo off
call "%~dp0launch.cmd" jlink /lib %*
exit /b %ERRORLEVEL%
