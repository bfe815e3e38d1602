#ifndef RES_H
#define RES_H
#define IDI_APP 1
#define IDC_STATIC -1
#define IDB_PIC 2
#define IDM_MAIN 100
#define IDM_OPEN 1001
#define IDM_EXIT (IDM_OPEN+1)
#define IDD_ABOUT 101
#define IDS_TWO 2
#define IDA_KEYS 300
int ignored(void);
#endif
