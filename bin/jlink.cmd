@echo off
call "%~dp0launch.cmd" jlink %*
exit /b %ERRORLEVEL%
