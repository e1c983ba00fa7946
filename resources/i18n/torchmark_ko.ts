<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message>
        <source>Images per second</source>
        <translation>초당 이미지 수</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>가속</translation>
    </message>
    <message>
        <source>Step times</source>
        <translation>스텝 시간</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>단계별 시간</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Share of peak</source>
        <translation>최대 성능 대비 비율</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>수치 일치</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>분석</translation>
    </message>
    <message>
        <source>Sustained</source>
        <translation>지속 실행</translation>
    </message>
    <message>
        <source>Seconds per epoch</source>
        <translation>에포크당 시간(초)</translation>
    </message>
    <message>
        <source>what stands there is no ordinary file</source>
        <translation>그 자리에 있는 것은 일반 파일이 아닙니다</translation>
    </message>
    <message>
        <source>Torchmark Result</source>
        <translation>Torchmark 결과</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>표(CSV)</translation>
    </message>
    <message>
        <source>Picture for Posting (PNG)</source>
        <translation>게시용 그림(PNG)</translation>
    </message>
    <message>
        <source>Nothing can be saved in {folder}: {reason}. Choose another folder.</source>
        <translation>{folder} 폴더에 저장할 수 없습니다. 원인: {reason}. 다른 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>{name} could not be written to {folder}: {reason}. Choose another place.</source>
        <translation>{name} 파일을 {folder} 폴더에 저장할 수 없습니다. 원인: {reason}. 다른 위치를 선택하십시오.</translation>
    </message>
    <message>
        <source>the system has no such file names</source>
        <translation>시스템에서 쓸 수 없는 파일 이름입니다</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>{format} …</source>
        <translation>{format}…</translation>
    </message>
    <message>
        <source>Save the result as {format}</source>
        <translation>결과를 {format} 형식으로 저장합니다</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>양호</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>참고</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>주의</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>The benchmark is done</source>
        <translation>벤치마크가 완료되었습니다</translation>
    </message>
    <message>
        <source>The benchmark stopped</source>
        <translation>벤치마크가 중단되었습니다</translation>
    </message>
    <message>
        <source>GPU ready</source>
        <translation>GPU 사용 가능</translation>
    </message>
    <message>
        <source>CPU only</source>
        <translation>CPU만 사용 가능</translation>
    </message>
    <message>
        <source>Cannot measure</source>
        <translation>측정할 수 없음</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>This Mac</source>
        <translation>이 Mac</translation>
    </message>
    <message>
        <source>A machine with {gpu}</source>
        <translation>{gpu} 탑재 컴퓨터</translation>
    </message>
    <message>
        <source>{machine} trains about as fast on its GPU as on its CPU ({range}), at batch {batch_size}</source>
        <translation>{machine}의 GPU 학습 속도는 CPU와 거의 같습니다({range}, 배치 {batch_size})</translation>
    </message>
    <message>
        <source>{machine} trains on its GPU at a speed that cannot be told from its CPU&apos;s: {ratio} ({range}), at batch {batch_size}</source>
        <translation>{machine}의 GPU 학습 속도는 CPU와 구별되지 않습니다. CPU의 {ratio} 속도({range}, 배치 {batch_size})</translation>
    </message>
    <message>
        <source>{machine} trains slower on its GPU: {ratio} the speed of its CPU, at batch {batch_size}</source>
        <translation>{machine}의 GPU 학습은 CPU보다 느립니다. CPU의 {ratio} 속도(배치 {batch_size})</translation>
    </message>
    <message>
        <source>{machine} trains slower on its GPU: {ratio} the speed of its CPU ({range}), at batch {batch_size}</source>
        <translation>{machine}의 GPU 학습은 CPU보다 느립니다. CPU의 {ratio} 속도({range}, 배치 {batch_size})</translation>
    </message>
    <message>
        <source>{machine} trains {ratio} faster on its GPU, at batch {batch_size}</source>
        <translation>{machine}의 GPU 학습은 CPU보다 {ratio} 빠릅니다(배치 {batch_size})</translation>
    </message>
    <message>
        <source>{machine} trains {ratio} faster on its GPU ({range}), at batch {batch_size}</source>
        <translation>{machine}의 GPU 학습은 CPU보다 {ratio} 빠릅니다({range}, 배치 {batch_size})</translation>
    </message>
    <message>
        <source>1 model, batch {batch_size}, {precision}, {device} against CPU</source>
        <translation>모델 1개, 배치 {batch_size}, {precision}, {device} 대 CPU</translation>
    </message>
    <message>
        <source>geometric mean of {count} models, batch {batch_size}, {precision}, {device} against CPU</source>
        <translation>모델 {count}개의 기하평균, 배치 {batch_size}, {precision}, {device} 대 CPU</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>아직 측정된 것이 없습니다</translation>
    </message>
    <message>
        <source>No cell was measured to its end</source>
        <translation>끝까지 측정된 셀이 없습니다</translation>
    </message>
    <message>
        <source>Nothing was measured</source>
        <translation>측정된 것이 없습니다</translation>
    </message>
    <message>
        <source>{machine} could not be measured on its GPU</source>
        <translation>{machine}의 GPU를 측정할 수 없었습니다</translation>
    </message>
    <message>
        <source>{precision} with fewer bits on the GPU, its default</source>
        <translation>{precision}(GPU에서는 기본 설정대로 더 적은 비트로 계산)</translation>
    </message>
    <message>
        <source>{machine} was measured on its CPU only</source>
        <translation>{machine}에서 CPU만 측정했습니다</translation>
    </message>
    <message>
        <source>{machine} was measured without its CPU to compare with</source>
        <translation>{machine}에서 비교할 CPU 없이 측정했습니다</translation>
    </message>
    <message>
        <source>Verdict of the system check</source>
        <translation>시스템 점검 판정</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>점검 중…</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>점검되지 않음</translation>
    </message>
    <message>
        <source>{count} CPU cores</source>
        <translation>CPU 코어 {count}개</translation>
    </message>
    <message>
        <source>{count} GPU cores</source>
        <translation>GPU 코어 {count}개</translation>
    </message>
    <message>
        <source>System check</source>
        <translation>시스템 점검</translation>
    </message>
    <message>
        <source>Checking this machine …</source>
        <translation>이 컴퓨터를 점검하는 중…</translation>
    </message>
    <message>
        <source>Each device is tried with a small piece of real work. This takes a few seconds.</source>
        <translation>각 장치에서 실제 연산을 조금씩 실행해 봅니다. 몇 초 정도 걸립니다.</translation>
    </message>
    <message>
        <source>The check could not be finished.</source>
        <translation>점검을 끝내지 못했습니다.</translation>
    </message>
    <message>
        <source>Choose Check Again in the Run menu. Measuring may work all the same.</source>
        <translation>실행 메뉴에서 다시 점검을 선택하십시오. 점검을 끝내지 못해도 측정은 될 수 있습니다.</translation>
    </message>
    <message>
        <source>Torchmark Help</source>
        <translation>Torchmark 도움말</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>도움말 본문</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Search in the help</source>
        <translation>도움말에서 검색</translation>
    </message>
    <message>
        <source>Type what to look for; Return goes to the next place</source>
        <translation>찾을 내용을 입력하십시오. Return 키를 누르면 다음 위치로 이동합니다</translation>
    </message>
    <message>
        <source>{name} lies in docs, in Torchmark&apos;s repository.</source>
        <translation>{name} 파일은 Torchmark 저장소의 docs 폴더에 있습니다.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>찾을 수 없음</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>목차</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Show a saved result</source>
        <translation>저장된 결과를 표시합니다</translation>
    </message>
    <message>
        <source>Everything into a Folder …</source>
        <translation>폴더에 모두 저장…</translation>
    </message>
    <message>
        <source>Close Window</source>
        <translation>윈도우 닫기</translation>
    </message>
    <message>
        <source>Close the window, and with it Torchmark</source>
        <translation>윈도우를 닫고 Torchmark를 종료합니다</translation>
    </message>
    <message>
        <source>Quit Torchmark</source>
        <translation>Torchmark 종료</translation>
    </message>
    <message>
        <source>Close everything; a run under way asks first</source>
        <translation>모두 닫습니다. 실행 중이면 먼저 확인합니다</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>오려두기</translation>
    </message>
    <message>
        <source>Cut the selected text</source>
        <translation>선택한 텍스트를 오려둡니다</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사하기</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>선택한 내용을 복사합니다</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Insert what is on the clipboard</source>
        <translation>클립보드의 내용을 삽입합니다</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>Select everything where the focus is</source>
        <translation>현재 위치의 모든 내용을 선택합니다</translation>
    </message>
    <message>
        <source>Copy the whole table for a spreadsheet</source>
        <translation>표 전체를 스프레드시트용으로 복사합니다</translation>
    </message>
    <message>
        <source>Copy the whole table as one for a README or an issue</source>
        <translation>표 전체를 README 또는 이슈에 넣을 표로 복사합니다</translation>
    </message>
    <message>
        <source>Copy the chart as it is on screen</source>
        <translation>화면에 보이는 차트를 복사합니다</translation>
    </message>
    <message>
        <source>Copy Picture for Posting</source>
        <translation>게시용 그림 복사하기</translation>
    </message>
    <message>
        <source>Show every run that is kept</source>
        <translation>저장된 모든 실행을 표시합니다</translation>
    </message>
    <message>
        <source>Show how fast several saved results are beside each other</source>
        <translation>저장된 여러 결과의 속도를 나란히 표시합니다</translation>
    </message>
    <message>
        <source>Read how to use Torchmark, what is measured and what the figures mean</source>
        <translation>Torchmark를 사용하는 방법, 측정하는 것, 각 수치의 뜻을 읽습니다</translation>
    </message>
    <message>
        <source>Compare Results …</source>
        <translation>결과 비교…</translation>
    </message>
    <message>
        <source>Choose two to six saved results and show how fast they are beside each other</source>
        <translation>저장된 결과를 2개에서 6개까지 선택하여 속도를 나란히 표시합니다</translation>
    </message>
    <message>
        <source>Export Comparison</source>
        <translation>비교 내보내기</translation>
    </message>
    <message>
        <source>Save the comparison as {format}</source>
        <translation>비교를 {format} 형식으로 저장합니다</translation>
    </message>
    <message>
        <source>Copy Table</source>
        <translation>표 복사하기</translation>
    </message>
    <message>
        <source>Copy the whole table of the comparison for a spreadsheet</source>
        <translation>비교의 표 전체를 스프레드시트용으로 복사합니다</translation>
    </message>
    <message>
        <source>Copy the whole table of the comparison as one for a README or an issue</source>
        <translation>비교의 표 전체를 README 또는 이슈에 넣을 표로 복사합니다</translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>Save the result in every format, and each chart as a picture, into one folder</source>
        <translation>결과를 모든 형식으로, 각 차트를 그림으로 한 폴더에 저장합니다</translation>
    </message>
    <message>
        <source>Choose threads, time, precision, language and appearance</source>
        <translation>스레드, 시간, 정밀도, 언어 및 화면 모드를 선택합니다</translation>
    </message>
    <message>
        <source>Copy Table as Markdown</source>
        <translation>표를 Markdown으로 복사하기</translation>
    </message>
    <message>
        <source>Copy Chart as Image</source>
        <translation>차트를 이미지로 복사하기</translation>
    </message>
    <message>
        <source>Copy the picture for posting: headline, chart, machine, versions and badge</source>
        <translation>게시용 그림(요약 문장, 차트, 컴퓨터, 버전, 배지)을 복사합니다</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>The torchvision model.</source>
        <translation>torchvision 모델입니다.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Which of the results.</source>
        <translation>어느 결과인지 나타냅니다.</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>이미지/s</translation>
    </message>
    <message>
        <source>Images trained per second, by the median.</source>
        <translation>초당 학습한 이미지 수이며, 중앙값으로 구합니다.</translation>
    </message>
    <message>
        <source>95%</source>
        <translation>95%</translation>
    </message>
    <message>
        <source>How far that may be off by chance.</source>
        <translation>우연에 의해 값이 벗어날 수 있는 정도입니다.</translation>
    </message>
    <message>
        <source>Images/s 95% low</source>
        <translation>이미지/s 95% 하한</translation>
    </message>
    <message>
        <source>Images/s 95% high</source>
        <translation>이미지/s 95% 상한</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Images per second over those of the baseline.</source>
        <translation>기준 대비 초당 이미지 수의 비율입니다.</translation>
    </message>
    <message>
        <source>95% range</source>
        <translation>95% 범위</translation>
    </message>
    <message>
        <source>Where the ratio lies at 95% confidence.</source>
        <translation>95% 신뢰수준에서 비율이 있는 범위입니다.</translation>
    </message>
    <message>
        <source>Ratio 95% low</source>
        <translation>비율 95% 하한</translation>
    </message>
    <message>
        <source>Ratio 95% high</source>
        <translation>비율 95% 상한</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>Why there is no ratio, or why it is not one of the machines alone.</source>
        <translation>비율이 없는 이유 또는 비율이 컴퓨터만의 차이가 아닌 이유입니다.</translation>
    </message>
    <message>
        <source>Table of the comparison</source>
        <translation>비교 표</translation>
    </message>
    <message>
        <source>Show what was measured</source>
        <translation>측정된 결과를 표시합니다</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>시작 중…</translation>
    </message>
    <message>
        <source>System Check</source>
        <translation>시스템 점검</translation>
    </message>
    <message>
        <source>History</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>There is nothing to run.</source>
        <translation>실행할 항목이 없습니다.</translation>
    </message>
    <message>
        <source>Opened {name}.</source>
        <translation>{name} 결과를 열었습니다.</translation>
    </message>
    <message>
        <source>Ready.</source>
        <translation>준비되었습니다.</translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation>측정된 것이 없습니다.</translation>
    </message>
    <message>
        <source>{cell} failed.</source>
        <translation>{cell} 셀이 실패했습니다.</translation>
    </message>
    <message>
        <source>{cell} should not be quoted as it is.</source>
        <translation>{cell}의 수치를 그대로 인용해서는 안 됩니다.</translation>
    </message>
    <message>
        <source>Show what the check found on this machine</source>
        <translation>이 컴퓨터의 점검 결과를 표시합니다</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>차트</translation>
    </message>
    <message>
        <source>Show this view of the result</source>
        <translation>결과를 이 차트로 표시합니다</translation>
    </message>
    <message>
        <source>Next Chart</source>
        <translation>다음 차트</translation>
    </message>
    <message>
        <source>Show the next view of the result</source>
        <translation>결과의 다음 차트를 표시합니다</translation>
    </message>
    <message>
        <source>Previous Chart</source>
        <translation>이전 차트</translation>
    </message>
    <message>
        <source>Show the view of the result before this</source>
        <translation>결과의 이전 차트를 표시합니다</translation>
    </message>
    <message>
        <source>Logarithmic Axis</source>
        <translation>로그 축</translation>
    </message>
    <message>
        <source>Show M1 Max of 2022</source>
        <translation>2022년 M1 Max 표시</translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Fill the screen with the window, or go back</source>
        <translation>윈도우를 전체 화면으로 표시하거나 원래대로 되돌립니다</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>실행(&amp;R)</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Its title, or else what it says. F2 renames it.</source>
        <translation>실행의 제목이며, 제목이 없으면 요약 문장입니다. F2 키를 누르면 이름을 변경합니다.</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>When it was begun.</source>
        <translation>실행을 시작한 때입니다.</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>컴퓨터</translation>
    </message>
    <message>
        <source>What it was measured on.</source>
        <translation>측정에 사용한 컴퓨터입니다.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>The choices it began from.</source>
        <translation>실행의 바탕이 된 설정입니다.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>완료 여부</translation>
    </message>
    <message>
        <source>Whether it was measured to its end.</source>
        <translation>끝까지 측정되었는지 나타냅니다.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Whatever you want to remember of it. Shift+F2 edits it.</source>
        <translation>이 실행에 관해 기억해 둘 내용입니다. Shift+F2 키를 누르면 편집합니다.</translation>
    </message>
    <message>
        <source>Measure what is chosen</source>
        <translation>선택한 항목을 측정합니다</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중단</translation>
    </message>
    <message>
        <source>Stop the run, keeping what was measured</source>
        <translation>실행을 중단하고 지금까지 측정된 결과를 유지합니다</translation>
    </message>
    <message>
        <source>Check Again</source>
        <translation>다시 점검</translation>
    </message>
    <message>
        <source>Look at this machine again, trying each device</source>
        <translation>각 장치를 시험하며 이 컴퓨터를 다시 점검합니다</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>윈도우(&amp;W)</translation>
    </message>
    <message>
        <source>Minimise</source>
        <translation>최소화</translation>
    </message>
    <message>
        <source>Put the window away</source>
        <translation>윈도우를 최소화합니다</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>확대/축소</translation>
    </message>
    <message>
        <source>Make the window as large as the screen allows, or as it was</source>
        <translation>윈도우를 화면에 맞게 확대하거나 원래 크기로 되돌립니다</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Save Diagnostics …</source>
        <translation>진단 정보 저장…</translation>
    </message>
    <message>
        <source>Read what the report of a bug needs, versions, check, log and last crash, and save it</source>
        <translation>버그 보고에 필요한 버전, 점검, 로그, 마지막 비정상 종료 정보를 읽고 저장합니다</translation>
    </message>
    <message>
        <source>About Torchmark</source>
        <translation>Torchmark에 관하여</translation>
    </message>
    <message>
        <source>Show the version and whose digits are used</source>
        <translation>버전과 사용된 숫자 이미지의 출처를 표시합니다</translation>
    </message>
    <message>
        <source>How well does PyTorch train on this machine&apos;s GPU?</source>
        <translation>이 컴퓨터의 GPU에서 PyTorch 학습은 얼마나 잘 됩니까?</translation>
    </message>
    <message>
        <source>MNIST digits by Yann LeCun, Corinna Cortes and Christopher J.C. Burges, CC BY-SA 3.0.</source>
        <translation>MNIST 숫자 이미지: Yann LeCun, Corinna Cortes, Christopher J.C. Burges, CC BY-SA 3.0.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>외 {count}개</translation>
    </message>
    <message>
        <source>Show {name} instead?</source>
        <translation>{name}을(를) 대신 표시하겠습니까?</translation>
    </message>
    <message>
        <source>The result on screen could not be kept in History, and was not exported as a Torchmark Result. It cannot be shown again afterwards.</source>
        <translation>화면의 결과를 기록에 저장하지 못했고, Torchmark 결과로 내보내지도 않았습니다. 이후에는 다시 표시할 수 없습니다.</translation>
    </message>
    <message>
        <source>What was measured so far is kept in History.</source>
        <translation>지금까지 측정된 결과는 기록에 저장되어 있습니다.</translation>
    </message>
    <message>
        <source>This run could not be kept in History: what was measured so far is lost after closing.</source>
        <translation>이 실행을 기록에 저장하지 못했습니다. 닫으면 지금까지 측정된 결과가 사라집니다.</translation>
    </message>
    <message>
        <source>Show Instead</source>
        <translation>대신 표시</translation>
    </message>
    <message>
        <source>Keep Result</source>
        <translation>결과 유지</translation>
    </message>
    <message>
        <source>Stop the benchmark and close?</source>
        <translation>벤치마크를 중단하고 닫겠습니까?</translation>
    </message>
    <message>
        <source>Stop and Close</source>
        <translation>중단하고 닫기</translation>
    </message>
    <message>
        <source>Keep Running</source>
        <translation>계속 실행</translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation>최근 사용 열기</translation>
    </message>
    <message>
        <source>Clear Menu</source>
        <translation>메뉴 지우기</translation>
    </message>
    <message>
        <source>Forget these files, which stay where they are</source>
        <translation>목록만 지우며 파일은 그대로 남습니다</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>float16, mixed</source>
        <translation>float16, 혼합 정밀도</translation>
    </message>
    <message>
        <source>bfloat16, mixed</source>
        <translation>bfloat16, 혼합 정밀도</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>시스템 설정에 따름</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>라이트</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>다크</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>As PyTorch chooses</source>
        <translation>PyTorch가 선택</translation>
    </message>
    <message>
        <source>As the preset has it</source>
        <translation>프리셋에 따름</translation>
    </message>
    <message>
        <source> s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>The language of the window</source>
        <translation>윈도우에 표시할 언어입니다</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>라이트 또는 다크 색상입니다</translation>
    </message>
    <message>
        <source>Keep file paths and names</source>
        <translation>파일 경로와 이름 유지</translation>
    </message>
    <message>
        <source>What errors tell may name files in your home folder, you and this computer</source>
        <translation>오류 설명에는 홈 폴더의 파일, 사용자, 이 컴퓨터의 이름이 들어 있을 수 있습니다</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>CPU &amp;threads</source>
        <translation>CPU 스레드</translation>
    </message>
    <message>
        <source>Time for each &amp;cell</source>
        <translation>셀당 측정 시간</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>These hold for the next run. What differs from its preset makes a run a custom one.</source>
        <translation>다음 실행부터 적용됩니다. 프리셋과 다르게 선택하면 사용자 설정 실행이 됩니다.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>윈도우</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>화면 모드</translation>
    </message>
    <message>
        <source>A change of language counts from the next start of Torchmark.</source>
        <translation>언어 변경은 다음에 Torchmark를 열 때 적용됩니다.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>개인정보 보호</translation>
    </message>
    <message>
        <source>&amp;Exported files</source>
        <translation>내보낸 파일</translation>
    </message>
    <message>
        <source>Otherwise what is saved or copied has ~ for the home folder, and neither the name of the user nor that of the computer.</source>
        <translation>선택하지 않으면 저장하거나 복사한 내용에서 홈 폴더는 ~로 표시되고, 사용자와 컴퓨터의 이름은 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>The choice was not kept.</source>
        <translation>선택을 저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>{language}, not in this copy</source>
        <translation>{language}(이 복사본에 없음)</translation>
    </message>
    <message>
        <source>H&amp;istory</source>
        <translation>기록(&amp;I)</translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation>실행 열기</translation>
    </message>
    <message>
        <source>Show the selected run</source>
        <translation>선택한 실행을 표시합니다</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Compare the selected runs, two to six that have ended</source>
        <translation>선택한 실행을 비교합니다. 끝난 실행을 2개에서 6개까지 비교할 수 있습니다</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>재개</translation>
    </message>
    <message>
        <source>Measure what this run has not: it was interrupted or stopped</source>
        <translation>중간에 끊겼거나 중단한 이 실행에서 아직 측정하지 않은 항목을 측정합니다</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 변경</translation>
    </message>
    <message>
        <source>Give the selected run a title</source>
        <translation>선택한 실행에 제목을 지정합니다</translation>
    </message>
    <message>
        <source>Edit Note</source>
        <translation>메모 편집</translation>
    </message>
    <message>
        <source>Note something of the selected run</source>
        <translation>선택한 실행에 메모를 남깁니다</translation>
    </message>
    <message>
        <source>Show where the selected run is kept</source>
        <translation>선택한 실행이 저장된 위치를 표시합니다</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Delete the selected runs; Undo brings them back</source>
        <translation>선택한 실행을 삭제합니다. 실행 취소로 되돌릴 수 있습니다</translation>
    </message>
    <message>
        <source>Sort By</source>
        <translation>정렬 기준</translation>
    </message>
    <message>
        <source>Sort the runs by this column; chosen once more, the other way round</source>
        <translation>이 열로 실행을 정렬합니다. 한 번 더 선택하면 반대 순서로 정렬합니다</translation>
    </message>
    <message>
        <source>Take back the last change of the history</source>
        <translation>기록의 마지막 변경을 취소합니다</translation>
    </message>
    <message>
        <source>Make the change again that was taken back</source>
        <translation>취소한 변경을 다시 적용합니다</translation>
    </message>
    <message>
        <source>Not measured yet: it comes in the course of this run.</source>
        <translation>아직 측정되지 않았습니다. 이 실행 중에 측정됩니다.</translation>
    </message>
    <message>
        <source>batch {batch_size}</source>
        <translation>배치 {batch_size}</translation>
    </message>
    <message>
        <source>batch {batch_size}, {precision}</source>
        <translation>배치 {batch_size}, {precision}</translation>
    </message>
    <message>
        <source>speed-up</source>
        <translation>가속</translation>
    </message>
    <message>
        <source>failed: {reason}</source>
        <translation>실패: {reason}</translation>
    </message>
    <message>
        <source>measuring …</source>
        <translation>측정 중…</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>images per second</source>
        <translation>초당 이미지 수</translation>
    </message>
    <message>
        <source>over the baseline</source>
        <translation>기준 대비</translation>
    </message>
    <message>
        <source>{mark} and a pale bar: no comparison of the machines alone, see the remarks.</source>
        <translation>{mark} 기호와 옅은 막대: 컴퓨터만의 비교가 아닙니다. 비고를 참조하십시오.</translation>
    </message>
    <message>
        <source>{rate} images per second, {ratio}</source>
        <translation>초당 이미지 {rate}개, {ratio}</translation>
    </message>
    <message>
        <source>{device}, {work}: {value}.</source>
        <translation>{device}, {work}: {value}.</translation>
    </message>
    <message>
        <source>{device}, {work}: {low} ({low_model}) to {high} ({high_model}).</source>
        <translation>{device}, {work}: {low}({low_model})~{high}({high_model}).</translation>
    </message>
    <message>
        <source>1 cell failed.</source>
        <translation>셀 1개가 실패했습니다.</translation>
    </message>
    <message>
        <source>{count} cells failed.</source>
        <translation>셀 {count}개가 실패했습니다.</translation>
    </message>
    <message>
        <source>seconds per epoch of {images} images, loading included</source>
        <translation>이미지 {images}개의 에포크당 시간(초), 로딩 포함</translation>
    </message>
    <message>
        <source>{cell}: {seconds} per epoch.</source>
        <translation>{cell}: 에포크당 {seconds}.</translation>
    </message>
    <message>
        <source>{cell}: {seconds} per epoch, {ratio} the speed of the CPU.</source>
        <translation>{cell}: 에포크당 {seconds}, CPU의 {ratio} 속도.</translation>
    </message>
    <message>
        <source>Time per epoch.</source>
        <translation>에포크당 시간입니다.</translation>
    </message>
    <message>
        <source>Run the preset Experiment of 2022: it times whole epochs, loading included.</source>
        <translation>2022년 실험 프리셋을 실행하십시오. 로딩을 포함한 전체 에포크의 시간을 측정합니다.</translation>
    </message>
    <message>
        <source>as in 2022</source>
        <translation>2022년 방식</translation>
    </message>
    <message>
        <source>synchronised</source>
        <translation>동기화</translation>
    </message>
    <message>
        <source>warmed up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>compute alone</source>
        <translation>연산만</translation>
    </message>
    <message>
        <source>seconds per 1000 images</source>
        <translation>이미지 1000개당 시간(초)</translation>
    </message>
    <message>
        <source>{cell}: {first} the CPU as measured in 2022, {last} with compute alone.</source>
        <translation>{cell}: 2022년 방식으로 측정하면 CPU의 {first}, 연산만 측정하면 {last}.</translation>
    </message>
    <message>
        <source>Run with Explain switched on: it measures each model in the way of 2022 as well.</source>
        <translation>‘분석’을 켜고 실행하십시오. 각 모델을 2022년 방식으로도 측정합니다.</translation>
    </message>
    <message>
        <source>Each way mends one doubt of the one above: the clock waits for the device (which changes nothing here: at most the last step was still under way); loader and model are warm; loading is out of it.</source>
        <translation>아래로 갈수록 바로 위 방식의 의심스러운 점을 하나씩 없앱니다. 장치가 끝날 때까지 기다려 시간을 재고(여기에서는 많아야 마지막 스텝만 끝나지 않은 상태여서 달라지지 않습니다), 로더와 모델을 미리 워밍업하고, 로딩을 시간에서 제외합니다.</translation>
    </message>
    <message>
        <source>Each way mends one doubt of the one above: the clock waits for the device; loader and model are warm; loading is out of it.</source>
        <translation>아래로 갈수록 바로 위 방식의 의심스러운 점을 하나씩 없앱니다. 장치가 끝날 때까지 기다려 시간을 재고, 로더와 모델을 미리 워밍업하고, 로딩을 시간에서 제외합니다.</translation>
    </message>
    <message>
        <source>Rough: projected from a few steps.</source>
        <translation>대략적인 값: 적은 수의 스텝으로 추정했습니다.</translation>
    </message>
    <message>
        <source>Quote the speed-ups of Images per second: each way here is a single pass, which by chance can come out slower than the one above it.</source>
        <translation>인용할 때는 초당 이미지 수 보기의 가속을 쓰십시오. 여기의 각 방식은 한 번만 실행하므로 우연히 바로 위 방식보다 느리게 나올 수 있습니다.</translation>
    </message>
    <message>
        <source>{model}, batch {batch_size}</source>
        <translation>{model}, 배치 {batch_size}</translation>
    </message>
    <message>
        <source>{title} (rough)</source>
        <translation>{title}(대략적인 값)</translation>
    </message>
    <message>
        <source>{cell}: {links} per 1000 images.</source>
        <translation>{cell}: 이미지 1000개당 {links}.</translation>
    </message>
    <message>
        <source>peak memory in GB</source>
        <translation>최대 메모리(GB)</translation>
    </message>
    <message>
        <source>{cell}: {memory}.</source>
        <translation>{cell}: {memory}.</translation>
    </message>
    <message>
        <source>Peak memory.</source>
        <translation>최대 메모리입니다.</translation>
    </message>
    <message>
        <source>Near the limit: {cells}.</source>
        <translation>한계에 가까운 셀: {cells}.</translation>
    </message>
    <message>
        <source>Run again: no cell was measured to its end, which is when its peak memory is known.</source>
        <translation>다시 실행하십시오. 최대 메모리는 셀을 끝까지 측정해야 알 수 있는데, 끝까지 측정된 셀이 없습니다.</translation>
    </message>
    <message>
        <source>{memory} · {share}</source>
        <translation>{memory} · {share}</translation>
    </message>
    <message>
        <source>On the CPU it is all that the process holds, with PyTorch, the images and what earlier cells left: do not rank models by it.</source>
        <translation>CPU의 값은 측정 프로세스 전체가 차지한 메모리이며, PyTorch, 이미지, 앞선 셀이 남긴 것도 포함합니다. 이 값으로 모델의 순위를 매기지 마십시오.</translation>
    </message>
    <message>
        <source>{device}: the most that it can use well, {limit}</source>
        <translation>{device}: 무리 없이 사용할 수 있는 최대 메모리 {limit}</translation>
    </message>
    <message>
        <source>dashed line</source>
        <translation>파선</translation>
    </message>
    <message>
        <source>dash-dotted line</source>
        <translation>일점쇄선</translation>
    </message>
    <message>
        <source>{device}: the machine&apos;s memory, {limit}</source>
        <translation>{device}: 컴퓨터의 메모리 {limit}</translation>
    </message>
    <message>
        <source>Shares are of: {limits}.</source>
        <translation>비율의 기준: {limits}.</translation>
    </message>
    <message>
        <source>Each tensor has its own limit: {factor} × (the CPU&apos;s error + {floor}), at most {limit}.</source>
        <translation>텐서마다 한계가 다릅니다: {factor} × (CPU의 오차 + {floor}), 최대 {limit}.</translation>
    </message>
    <message>
        <source>≈ fewer bits: by its default the device rounds more coarsely, so that the limit does not apply to it. With all bits it is within the limit and agrees with the CPU.</source>
        <translation>≈ 더 적은 비트: 장치가 기본 설정에서 더 거칠게 반올림하므로 한계를 적용하지 않습니다. 모든 비트를 사용하면 한계 이내이며 CPU와 일치합니다.</translation>
    </message>
    <message>
        <source>✓ passed</source>
        <translation>✓ 일치</translation>
    </message>
    <message>
        <source>≈ fewer bits</source>
        <translation>≈ 더 적은 비트</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ 불일치</translation>
    </message>
    <message>
        <source>relative error against float64; each point a tensor (output, loss, gradient), the large one the worst</source>
        <translation>float64 대비 상대 오차, 점 하나가 텐서 하나(출력, 손실, 그래디언트), 큰 점은 오차가 가장 큰 텐서</translation>
    </message>
    <message>
        <source>{count} of {all} models agree with the CPU: at worst, a tensor is off by {error}.</source>
        <translation>모델 {all}개 중 {count}개의 계산이 CPU와 일치합니다(텐서의 최대 오차: {error}).</translation>
    </message>
    <message>
        <source>{count} of {all} models are computed with fewer bits, as the device&apos;s default allows: at worst, a tensor is off by {error}. With all bits they agree with the CPU.</source>
        <translation>모델 {all}개 중 {count}개를 장치의 기본 설정에 따라 더 적은 비트로 계산합니다(텐서의 최대 오차: {error}). 모든 비트를 사용하면 CPU와 일치합니다.</translation>
    </message>
    <message>
        <source>Run with Parity switched on, or the preset Standard, which has it. It takes a GPU.</source>
        <translation>‘수치 일치’를 켜고 실행하거나, 이 항목이 포함된 표준 프리셋을 실행하십시오. GPU가 필요합니다.</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>유한하지 않음</translation>
    </message>
    <message>
        <source>limit with all bits: {limit} at most</source>
        <translation>모든 비트 사용 시 한계: 최대 {limit}</translation>
    </message>
    <message>
        <source>limit: {limit} at most</source>
        <translation>한계: 최대 {limit}</translation>
    </message>
    <message>
        <source>CPU in float32: what rounding alone does</source>
        <translation>float32로 계산한 CPU: 반올림만으로 생기는 오차</translation>
    </message>
    <message>
        <source>the same with all bits</source>
        <translation>같은 장치에서 모든 비트 사용</translation>
    </message>
    <message>
        <source>% of the device&apos;s fastest matrix product · TFLOP/s</source>
        <translation>장치의 가장 빠른 행렬 곱 대비 % · TFLOP/s</translation>
    </message>
    <message>
        <source>{cell}: {share} of the peak, {achieved} of {peak} TFLOP/s.</source>
        <translation>{cell}: 최대 성능의 {share}, {peak} TFLOP/s 중 {achieved} TFLOP/s.</translation>
    </message>
    <message>
        <source>Share of the device&apos;s peak.</source>
        <translation>장치의 최대 성능 대비 비율입니다.</translation>
    </message>
    <message>
        <source>Run with Limits switched on: the peak is measured in the same run.</source>
        <translation>‘한계’를 켜고 실행하십시오. 최대 성능을 같은 실행에서 측정합니다.</translation>
    </message>
    <message>
        <source>Run with Limits switched on and another preset: an epoch&apos;s time holds loading too.</source>
        <translation>‘한계’를 켜고 다른 프리셋으로 실행하십시오. 에포크 시간에는 로딩도 포함됩니다.</translation>
    </message>
    <message>
        <source>{share} · {achieved}</source>
        <translation>{share} · {achieved}</translation>
    </message>
    <message>
        <source>Measured peaks: {peaks}.</source>
        <translation>측정된 최대 성능: {peaks}.</translation>
    </message>
    <message>
        <source>Above 100% is possible where convolutions may use faster arithmetic.</source>
        <translation>합성곱에 더 빠른 연산 방식을 쓸 수 있으면 100%를 넘을 수 있습니다.</translation>
    </message>
    <message>
        <source>loading (CPU, without workers)</source>
        <translation>로딩(CPU, 로더 프로세스 없음)</translation>
    </message>
    <message>
        <source>copying to the device</source>
        <translation>장치로 복사</translation>
    </message>
    <message>
        <source>forward and loss</source>
        <translation>순전파와 손실</translation>
    </message>
    <message>
        <source>backward</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>optimiser (Adam)</source>
        <translation>옵티마이저(Adam)</translation>
    </message>
    <message>
        <source>share of the phases together</source>
        <translation>모든 단계의 합계 대비 비율</translation>
    </message>
    <message>
        <source>Timed apart, waiting for the device after each phase, and with loading, which step times are without: they need not add up to those, and are in no other figure.</source>
        <translation>각 단계가 끝날 때마다 장치를 기다리며 따로 측정했고, 스텝 시간에는 없는 로딩도 포함합니다. 합계는 스텝 시간과 일치하지 않을 수 있으며, 다른 측정값에는 포함되지 않습니다.</translation>
    </message>
    <message>
        <source>On average over the models:</source>
        <translation>모델 전체의 평균:</translation>
    </message>
    <message>
        <source>{device}: {parts}.</source>
        <translation>{device}: {parts}.</translation>
    </message>
    <message>
        <source>Run with Phases switched on, or the preset Standard, which has it.</source>
        <translation>‘단계별 시간’을 켜고 실행하거나, 이 항목이 포함된 표준 프리셋을 실행하십시오.</translation>
    </message>
    <message>
        <source>{cell}: {share} {phase}, {second_share} {second}, of {total}.</source>
        <translation>{cell}: 전체 {total} 중 {phase} {share}, {second} {second_share}.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>not timed</source>
        <translation>측정 안 됨</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>{model}   {device}</source>
        <translation>{model}   {device}</translation>
    </message>
    <message>
        <source>PyTorch training, {basis}</source>
        <translation>PyTorch 학습, {basis}</translation>
    </message>
    <message>
        <source>times the speed of the CPU (thin lines and grey figures: 95% range)</source>
        <translation>CPU 속도 대비 배수(가는 선과 회색 숫자: 95% 신뢰구간)</translation>
    </message>
    <message>
        <source>times the speed of the CPU</source>
        <translation>CPU 속도 대비 배수</translation>
    </message>
    <message>
        <source>Times the speed of the CPU.</source>
        <translation>CPU 속도 대비 배수입니다.</translation>
    </message>
    <message>
        <source>Run with the CPU and a GPU switched on: the speed-up is of one over the other.</source>
        <translation>CPU와 GPU를 모두 켜고 실행하십시오. 가속은 CPU 대비 GPU의 속도입니다.</translation>
    </message>
    <message>
        <source>{cell}: {ratio}{aside} the speed of the CPU.</source>
        <translation>{cell}: CPU의 {ratio}{aside} 속도.</translation>
    </message>
    <message>
        <source>{cell}: slower than the CPU, {ratio}{aside} its speed.</source>
        <translation>{cell}: CPU보다 느림, CPU의 {ratio}{aside} 속도.</translation>
    </message>
    <message>
        <source>geometric mean</source>
        <translation>기하평균</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>측정 안 됨</translation>
    </message>
    <message>
        <source>The first step took up to {ratio} times as long as a later one ({cell}).</source>
        <translation>첫 스텝의 시간은 이후 스텝의 최대 {ratio}배였습니다({cell}).</translation>
    </message>
    <message>
        <source>After the warm-up no window is far off and no cell slowed down.</source>
        <translation>워밍업 후에는 크게 벗어난 측정 구간도, 느려진 셀도 없습니다.</translation>
    </message>
    <message>
        <source>Run the preset Standard: it times short windows, each of which is shown here.</source>
        <translation>표준 프리셋을 실행하십시오. 짧은 측정 구간으로 나누어 측정하며, 각 구간이 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>step time / its median</source>
        <translation>스텝 시간 / 중앙값</translation>
    </message>
    <message>
        <source>Seconds since the first window: steps timed together, for {seconds} s or more.</source>
        <translation>가로축은 첫 측정 구간 이후의 시간(초)입니다. 측정 구간은 {seconds} s 이상 함께 측정한 스텝들입니다.</translation>
    </message>
    <message>
        <source>Gaps in a line: another device&apos;s turn.</source>
        <translation>선이 끊긴 곳은 다른 장치의 차례입니다.</translation>
    </message>
    <message>
        <source>first step ({mark} beyond the axis)</source>
        <translation>첫 스텝({mark} 축을 벗어남)</translation>
    </message>
    <message>
        <source>first step</source>
        <translation>첫 스텝</translation>
    </message>
    <message>
        <source>warm-up (mean)</source>
        <translation>워밍업(평균)</translation>
    </message>
    <message>
        <source>far off</source>
        <translation>크게 벗어남</translation>
    </message>
    <message>
        <source>slowed down</source>
        <translation>느려짐</translation>
    </message>
    <message>
        <source>{device} {median}</source>
        <translation>{device} {median}</translation>
    </message>
    <message>
        <source>{device} {median}, first {first}</source>
        <translation>{device} {median}, 첫 스텝 {first}</translation>
    </message>
    <message>
        <source>No cell has been measured to its end yet.</source>
        <translation>아직 끝까지 측정된 셀이 없습니다.</translation>
    </message>
    <message>
        <source>Run the preset Sustained: it trains for ten minutes and tells whether the speed holds.</source>
        <translation>지속 실행 프리셋을 실행하십시오. 10분 동안 학습하여 속도가 유지되는지 알려 줍니다.</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>분</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>peak {rate}</source>
        <translation>최고 {rate}</translation>
    </message>
    <message>
        <source>held {rate} ({share})</source>
        <translation>유지 {rate}({share})</translation>
    </message>
    <message>
        <source>drop at {time}</source>
        <translation>{time}에 속도 저하</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>최고 속도</translation>
    </message>
    <message>
        <source>held in the last quarter</source>
        <translation>마지막 1/4에서 유지한 속도</translation>
    </message>
    <message>
        <source>first lasting drop</source>
        <translation>첫 지속적 속도 저하</translation>
    </message>
    <message>
        <source>{shown} of {all} batch sizes and precisions</source>
        <translation>배치 크기와 정밀도 조합 {all}개 중 {shown}개</translation>
    </message>
    <message>
        <source>{cell}: {rate} images per second.</source>
        <translation>{cell}: 초당 이미지 {rate}개.</translation>
    </message>
    <message>
        <source>{cell}: {rate} images per second, {ratio} the CPU.</source>
        <translation>{cell}: 초당 이미지 {rate}개, CPU의 {ratio} 속도.</translation>
    </message>
    <message>
        <source>No cell has been measured yet.</source>
        <translation>아직 측정된 셀이 없습니다.</translation>
    </message>
    <message>
        <source>Images per second.</source>
        <translation>초당 이미지 수입니다.</translation>
    </message>
    <message>
        <source>images per second (thin lines: 95% range)</source>
        <translation>초당 이미지 수(가는 선: 95% 신뢰구간)</translation>
    </message>
    <message>
        <source>{reference}: nothing was published of these cells.</source>
        <translation>{reference}: 이 셀들에 대해 공개된 값이 없습니다.</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>Use the PyTorch that Torchmark&apos;s set-up installs.</source>
        <translation>Torchmark의 설치 스크립트가 설치하는 PyTorch를 사용하십시오.</translation>
    </message>
    <message>
        <source>Run Torchmark on the Mac itself, not in a virtual machine.</source>
        <translation>가상 머신이 아닌 Mac에서 직접 Torchmark를 실행하십시오.</translation>
    </message>
    <message>
        <source>Start Torchmark from the Finder or a Terminal window of a logged-in user, not from another program.</source>
        <translation>다른 프로그램이 아니라 로그인한 사용자의 Finder 또는 터미널 윈도우에서 Torchmark를 시작하십시오.</translation>
    </message>
    <message>
        <source>The lines above tell why.</source>
        <translation>이유는 위의 항목에 나와 있습니다.</translation>
    </message>
    <message>
        <source>PyTorch&apos;s Apple GPU support (MPS)</source>
        <translation>PyTorch의 Apple GPU 지원(MPS)</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>This build of PyTorch has no MPS support, so it cannot use the Apple GPU.</source>
        <translation>이 PyTorch 빌드는 MPS를 지원하지 않아 Apple GPU를 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>포함됨</translation>
    </message>
    <message>
        <source>Metal GPU</source>
        <translation>Metal GPU</translation>
    </message>
    <message>
        <source>PyTorch does not see it. The lines above tell why.</source>
        <translation>PyTorch가 이 GPU를 인식하지 못합니다. 이유는 위의 항목에 나와 있습니다.</translation>
    </message>
    <message>
        <source>NVIDIA GPU (CUDA)</source>
        <translation>NVIDIA GPU (CUDA)</translation>
    </message>
    <message>
        <source>Not visible</source>
        <translation>인식되지 않음</translation>
    </message>
    <message>
        <source>PyTorch sees no NVIDIA GPU.</source>
        <translation>PyTorch가 NVIDIA GPU를 인식하지 못합니다.</translation>
    </message>
    <message>
        <source>Measuring one needs its driver and a PyTorch with CUDA; an Apple GPU needs a Mac.</source>
        <translation>NVIDIA GPU를 측정하려면 드라이버와 CUDA를 지원하는 PyTorch가 필요하고, Apple GPU를 측정하려면 Mac이 필요합니다.</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>인식됨</translation>
    </message>
    <message>
        <source>GPU test</source>
        <translation>GPU 테스트</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>시도 안 함</translation>
    </message>
    <message>
        <source>The GPU was not tried.</source>
        <translation>GPU를 시도하지 않았습니다.</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>통과</translation>
    </message>
    <message>
        <source>The GPU failed a small computation.</source>
        <translation>GPU가 간단한 계산에 실패했습니다.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>This is a virtual machine, and it shows PyTorch no GPU that it can use.</source>
        <translation>가상 머신이며, PyTorch가 사용할 수 있는 GPU를 제공하지 않습니다.</translation>
    </message>
    <message>
        <source>macOS shows no GPU at all to this process.</source>
        <translation>macOS가 이 프로세스에 GPU를 전혀 제공하지 않습니다.</translation>
    </message>
    <message>
        <source>This Mac has a GPU ({gpu}), but this process does not see it, as in a sandbox.</source>
        <translation>이 Mac에는 GPU({gpu})가 있지만, 샌드박스 안에서처럼 이 프로세스가 GPU를 인식하지 못합니다.</translation>
    </message>
    <message>
        <source>{cores} cores</source>
        <translation>{cores}코어</translation>
    </message>
    <message>
        <source>This is an Intel Mac, for which PyTorch is no longer made (the last is {last}).</source>
        <translation>Intel Mac입니다. Intel Mac용 PyTorch는 더 이상 제공되지 않습니다(마지막 버전 {last}).</translation>
    </message>
    <message>
        <source>Use a Mac with Apple silicon.</source>
        <translation>Apple Silicon이 탑재된 Mac을 사용하십시오.</translation>
    </message>
    <message>
        <source>This is a virtual machine: it shares its processor, and its figures vary.</source>
        <translation>가상 머신입니다. 프로세서를 공유하므로 측정값이 일정하지 않습니다.</translation>
    </message>
    <message>
        <source>Measure on the computer itself.</source>
        <translation>가상 머신이 아닌 컴퓨터에서 직접 측정하십시오.</translation>
    </message>
    <message>
        <source>Chip</source>
        <translation>칩</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>프로세서</translation>
    </message>
    <message>
        <source>Large models at large batch sizes may not fit, or slow down by swapping.</source>
        <translation>배치 크기가 크면 큰 모델은 메모리에 들어가지 않거나 스왑 때문에 느려질 수 있습니다.</translation>
    </message>
    <message>
        <source>Close other programs, and prefer small batch sizes.</source>
        <translation>다른 프로그램을 종료하고 작은 배치 크기를 사용하십시오.</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1코어</translation>
    </message>
    <message>
        <source>{cores} {level}</source>
        <translation>{level} {cores}개</translation>
    </message>
    <message>
        <source>Power source</source>
        <translation>전원</translation>
    </message>
    <message>
        <source>Mains</source>
        <translation>전원 어댑터</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>배터리</translation>
    </message>
    <message>
        <source>On battery the system may slow the machine down, and figures do not compare.</source>
        <translation>배터리를 사용하면 시스템이 속도를 낮출 수 있어 측정값을 비교할 수 없습니다.</translation>
    </message>
    <message>
        <source>Connect the power adapter before measuring.</source>
        <translation>측정하기 전에 전원 어댑터를 연결하십시오.</translation>
    </message>
    <message>
        <source>Low Power Mode</source>
        <translation>저전력 모드</translation>
    </message>
    <message>
        <source>On</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>Low Power Mode slows the CPU and the GPU down.</source>
        <translation>저전력 모드에서는 CPU와 GPU가 느려집니다.</translation>
    </message>
    <message>
        <source>Turn it off in System Settings, under Battery or Energy, before measuring.</source>
        <translation>측정하기 전에 시스템 설정의 ‘배터리’ 또는 ‘에너지’에서 끄십시오.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>{python} under Rosetta</source>
        <translation>{python}(Rosetta에서 실행)</translation>
    </message>
    <message>
        <source>This Python is made for Intel and runs under Rosetta, where PyTorch cannot use the GPU.</source>
        <translation>이 Python은 Intel용이며 Rosetta에서 실행됩니다. Rosetta에서는 PyTorch가 GPU를 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>Install Torchmark with a Python made for Apple silicon (arm64).</source>
        <translation>Apple Silicon용(arm64) Python으로 Torchmark를 설치하십시오.</translation>
    </message>
    <message>
        <source>PyTorch failed a small computation on the CPU.</source>
        <translation>PyTorch가 CPU에서 간단한 계산에 실패했습니다.</translation>
    </message>
    <message>
        <source>PyTorch uses {used} of the {cores} cores unless told otherwise.</source>
        <translation>따로 지정하지 않으면 PyTorch는 전체 {cores}코어 중 {used}코어를 사용합니다.</translation>
    </message>
    <message>
        <source>Could not be loaded</source>
        <translation>로드할 수 없음</translation>
    </message>
    <message>
        <source>PyTorch could not be loaded.</source>
        <translation>PyTorch를 로드할 수 없습니다.</translation>
    </message>
    <message>
        <source>Install Torchmark again with its set-up.</source>
        <translation>설치 스크립트로 Torchmark를 다시 설치하십시오.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>macOS version</source>
        <translation>macOS 버전</translation>
    </message>
    <message>
        <source>What PyTorch needs is not known.</source>
        <translation>PyTorch에 필요한 버전을 알 수 없습니다.</translation>
    </message>
    <message>
        <source>{macos} (needs {needed} for PyTorch {torch})</source>
        <translation>{macos}(PyTorch {torch}에는 {needed} 이상 필요)</translation>
    </message>
    <message>
        <source>{macos} is too old: PyTorch {torch} uses the GPU from macOS {needed} on.</source>
        <translation>{macos} 버전은 너무 오래되었습니다. PyTorch {torch} 버전은 macOS {needed} 이상에서 GPU를 사용합니다.</translation>
    </message>
    <message>
        <source>Update macOS to {needed} or newer.</source>
        <translation>macOS를 {needed} 이상으로 업데이트하십시오.</translation>
    </message>
    <message>
        <source>This Mac&apos;s GPU can train with PyTorch.</source>
        <translation>이 Mac의 GPU로 PyTorch 학습을 할 수 있습니다.</translation>
    </message>
    <message>
        <source>This machine&apos;s NVIDIA GPU can train with PyTorch.</source>
        <translation>이 컴퓨터의 NVIDIA GPU로 PyTorch 학습을 할 수 있습니다.</translation>
    </message>
    <message>
        <source>PyTorch cannot be measured on this machine.</source>
        <translation>이 컴퓨터에서는 PyTorch를 측정할 수 없습니다.</translation>
    </message>
    <message>
        <source>This is Linux without a usable NVIDIA GPU.</source>
        <translation>사용할 수 있는 NVIDIA GPU가 없는 Linux입니다.</translation>
    </message>
    <message>
        <source>Only the CPU can be measured on this machine.</source>
        <translation>이 컴퓨터에서는 CPU만 측정할 수 있습니다.</translation>
    </message>
    <message>
        <source>No NVIDIA GPU is visible to this process.</source>
        <translation>이 프로세스에서 NVIDIA GPU가 인식되지 않습니다.</translation>
    </message>
    <message>
        <source>This build of PyTorch has no CUDA support.</source>
        <translation>이 PyTorch 빌드는 CUDA를 지원하지 않습니다.</translation>
    </message>
    <message>
        <source>An NVIDIA GPU needs its driver and a PyTorch with CUDA.</source>
        <translation>NVIDIA GPU에는 드라이버와 CUDA를 지원하는 PyTorch가 필요합니다.</translation>
    </message>
    <message>
        <source>This GPU has no bfloat16 of its own (it came with Ampere).</source>
        <translation>이 GPU는 bfloat16을 하드웨어로 지원하지 않습니다(Ampere부터 지원).</translation>
    </message>
    <message>
        <source>PyTorch sees no Metal GPU it can use.</source>
        <translation>PyTorch가 사용할 수 있는 Metal GPU를 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>This build of PyTorch has no MPS support.</source>
        <translation>이 PyTorch 빌드는 MPS를 지원하지 않습니다.</translation>
    </message>
    <message>
        <source>An Apple GPU needs a Mac with Apple silicon and PyTorch&apos;s build for macOS.</source>
        <translation>Apple GPU를 사용하려면 Apple Silicon이 탑재된 Mac과 macOS용 PyTorch가 필요합니다.</translation>
    </message>
    <message>
        <source>bfloat16 on the Apple GPU needs macOS 14 or newer.</source>
        <translation>Apple GPU에서 bfloat16을 사용하려면 macOS 14 이상이 필요합니다.</translation>
    </message>
    <message>
        <source>The process that measured a model&apos;s first steps ended unexpectedly; usually memory had run out. Choose a smaller batch size.</source>
        <translation>모델의 첫 스텝을 측정하던 프로세스가 예기치 않게 종료되었습니다. 대개 메모리가 부족했기 때문입니다. 더 작은 배치 크기를 선택하십시오.</translation>
    </message>
    <message>
        <source>The training loss is not a finite number: its speed means nothing.</source>
        <translation>학습 손실이 유한한 수가 아니므로 측정된 속도는 의미가 없습니다.</translation>
    </message>
    <message>
        <source>What is in it does not fit together: it was damaged, or changed by hand, after it was saved. Open another copy of it.</source>
        <translation>파일의 내용이 서로 맞지 않습니다. 저장된 뒤에 손상되었거나 직접 수정된 것으로 보입니다. 다른 사본을 여십시오.</translation>
    </message>
    <message>
        <source>It is no Torchmark result: {reason}. Open another file.</source>
        <translation>Torchmark 결과가 아닙니다: {reason}. 다른 파일을 여십시오.</translation>
    </message>
    <message>
        <source>It cannot be read: {reason}. Is it still where it was?</source>
        <translation>파일을 읽을 수 없습니다. 원인: {reason}. 파일이 아직 원래 위치에 있는지 확인하십시오.</translation>
    </message>
    <message>
        <source>Its journal cannot be read: {reason}.</source>
        <translation>저널을 읽을 수 없습니다. 원인: {reason}.</translation>
    </message>
    <message>
        <source>Its last line was only half written, and was left out.</source>
        <translation>마지막 줄이 절반만 기록되어 제외했습니다.</translation>
    </message>
    <message>
        <source>Line {number} of its journal is damaged: that line and what follows it were left out.</source>
        <translation>저널의 {number}번째 줄이 손상되어 그 줄부터 뒤의 내용을 제외했습니다.</translation>
    </message>
    <message>
        <source>Its journal was written by a newer Torchmark. Update Torchmark to read it.</source>
        <translation>더 새로운 Torchmark에서 기록한 저널입니다. 읽으려면 Torchmark를 업데이트하십시오.</translation>
    </message>
    <message>
        <source>It was interrupted before anything was written.</source>
        <translation>아무것도 기록되기 전에 중단되었습니다.</translation>
    </message>
    <message>
        <source>The first line of its journal is damaged.</source>
        <translation>저널의 첫 줄이 손상되었습니다.</translation>
    </message>
    <message>
        <source>Another Torchmark is measuring on this machine.</source>
        <translation>다른 Torchmark가 이 컴퓨터에서 측정하고 있습니다.</translation>
    </message>
    <message>
        <source>Two at once would spoil each other&apos;s numbers. Run when the other one has ended; results can be looked at meanwhile.</source>
        <translation>동시에 측정하면 서로의 측정값에 영향을 줍니다. 다른 측정이 끝난 다음 실행하십시오. 그동안 결과는 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>This run is not being kept in History: {reason}. It goes on, and its result can be exported when it has ended.</source>
        <translation>이 실행은 기록에 저장되지 않습니다. 원인: {reason}. 실행은 계속되며, 끝난 다음 결과를 내보낼 수 있습니다.</translation>
    </message>
    <message>
        <source>It is being measured now. Stop it first.</source>
        <translation>지금 측정하고 있습니다. 먼저 중단하십시오.</translation>
    </message>
    <message>
        <source>{folder} cannot be read: {reason}. Every run is kept there: make it readable, then try again.</source>
        <translation>{folder} 폴더를 읽을 수 없습니다. 원인: {reason}. 모든 실행이 이 폴더에 보관됩니다. 읽을 수 있게 한 뒤 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>{folder} could not be moved: {reason}.</source>
        <translation>{folder} 폴더를 옮길 수 없습니다. 원인: {reason}.</translation>
    </message>
    <message>
        <source>There is no result in it.</source>
        <translation>결과가 들어 있지 않습니다.</translation>
    </message>
    <message>
        <source>It is not in History any more.</source>
        <translation>이 실행은 더 이상 기록에 없습니다.</translation>
    </message>
    <message>
        <source>{device} only: {model}, {rate} images/s at batch {batch_size}</source>
        <translation>{device}만 측정: 배치 {batch_size}에서 {model} {rate} 이미지/s</translation>
    </message>
    <message>
        <source>{device} only: {count} models, {model} {rate} images/s at batch {batch_size}</source>
        <translation>{device}만 측정: 모델 {count}개, 배치 {batch_size}에서 {model} {rate} 이미지/s</translation>
    </message>
    <message>
        <source>It cannot be read: {reason}.</source>
        <translation>읽을 수 없습니다. 원인: {reason}.</translation>
    </message>
    <message>
        <source>What is in it does not fit together.</source>
        <translation>내용이 서로 맞지 않습니다.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>Damaged: {reason}</source>
        <translation>손상됨: {reason}</translation>
    </message>
    <message>
        <source>Running now</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Interrupted, {finished} of {cells} cells</source>
        <translation>중단됨, 셀 {cells}개 중 {finished}개 완료</translation>
    </message>
    <message>
        <source>{preset}, changed</source>
        <translation>{preset}, 변경됨</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Broken off by an error of Torchmark</source>
        <translation>Torchmark 오류로 중단됨</translation>
    </message>
    <message>
        <source>Stopped, {finished} of {cells} cells</source>
        <translation>사용자가 중단함, 셀 {cells}개 중 {finished}개 완료</translation>
    </message>
    <message>
        <source>quick</source>
        <translation>빠르게</translation>
    </message>
    <message>
        <source>Quick: a first answer</source>
        <translation>빠르게: 첫 결과 확인</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>표준</translation>
    </message>
    <message>
        <source>Standard: batch 4 and 64</source>
        <translation>표준: 배치 4 및 64</translation>
    </message>
    <message>
        <source>experiment-2022</source>
        <translation>2022년 실험</translation>
    </message>
    <message>
        <source>Experiment of 2022</source>
        <translation>2022년 실험</translation>
    </message>
    <message>
        <source>sustained</source>
        <translation>지속 실행</translation>
    </message>
    <message>
        <source>Sustained: does it throttle?</source>
        <translation>지속 실행: 스로틀링 확인</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>사용자 설정</translation>
    </message>
    <message>
        <source>a run of {count} cells: choose fewer models, batch sizes or precisions, for {most} cells at most.</source>
        <translation>셀이 {count}개인 실행입니다. 모델, 배치 크기 또는 정밀도를 줄여 최대 {most}개의 셀을 선택하십시오.</translation>
    </message>
    <message>
        <source>no model was chosen: choose at least one.</source>
        <translation>선택한 모델이 없습니다. 하나 이상 선택하십시오.</translation>
    </message>
    <message>
        <source>no device was chosen: choose at least one.</source>
        <translation>선택한 장치가 없습니다. 하나 이상 선택하십시오.</translation>
    </message>
    <message>
        <source>no precision was chosen: choose at least one.</source>
        <translation>선택한 정밀도가 없습니다. 하나 이상 선택하십시오.</translation>
    </message>
    <message>
        <source>batch size {batch_size} is not between 1 and {most}.</source>
        <translation>배치 크기 {batch_size} 값이 1에서 {most} 사이가 아닙니다.</translation>
    </message>
    <message>
        <source>{images} images: choose 1 to {most}, as many as come with the program.</source>
        <translation>이미지 수 {images} 값을 사용할 수 없습니다. 프로그램에 포함된 수인 {most} 이하에서 1 이상을 선택하십시오.</translation>
    </message>
    <message>
        <source>seed {seed} is not between 0 and {most}.</source>
        <translation>시드 {seed} 값이 0에서 {most} 사이가 아닙니다.</translation>
    </message>
    <message>
        <source>{threads} CPU threads: choose 1 to {most}.</source>
        <translation>CPU 스레드 수 {threads} 값을 사용할 수 없습니다. 1에서 {most} 사이에서 선택하십시오.</translation>
    </message>
    <message>
        <source>{workers} loader workers: choose {none} or {some}.</source>
        <translation>로더 프로세스 수 {workers} 값을 사용할 수 없습니다. {none} 또는 {some} 중에서 선택하십시오.</translation>
    </message>
    <message>
        <source>{minutes} minutes: choose {least} to {most}.</source>
        <translation>{minutes}분: {least}분에서 {most}분까지 선택하십시오.</translation>
    </message>
    <message>
        <source>{count} cells of {minutes} minutes: choose fewer cells or less time, for {most} hours in all at most.</source>
        <translation>{minutes}분짜리 셀이 {count}개입니다. 셀이나 시간을 줄여 모두 합해 최대 {most}시간이 되도록 하십시오.</translation>
    </message>
    <message>
        <source>this file ends too early, the rest of it is missing. Open another copy.</source>
        <translation>이 파일은 중간에 끝나며 나머지가 없습니다. 다른 사본을 여십시오.</translation>
    </message>
    <message>
        <source>byte {number}</source>
        <translation>바이트 {number}</translation>
    </message>
    <message>
        <source>this is no Torchmark result: its format is {format}.</source>
        <translation>Torchmark 결과 파일이 아닙니다. 파일의 형식은 {format}입니다.</translation>
    </message>
    <message>
        <source>this result was written by a newer Torchmark (format version {version}, known up to {known}). Update Torchmark to read it.</source>
        <translation>더 새로운 Torchmark에서 저장한 결과입니다(형식 버전 {version}, 지원하는 버전 {known} 이하). 이 결과를 열려면 Torchmark를 업데이트하십시오.</translation>
    </message>
    <message>
        <source>the field {name} stands in it twice, so that two readers could read two results. Open another copy.</source>
        <translation>{name} 필드가 두 번 들어 있어 읽는 프로그램마다 다른 결과를 읽을 수 있습니다. 다른 사본을 여십시오.</translation>
    </message>
    <message>
        <source>this is no Torchmark result, or it is damaged. Open another copy.</source>
        <translation>Torchmark 결과가 아니거나 손상되었습니다. 다른 사본을 여십시오.</translation>
    </message>
    <message>
        <source>this is no Torchmark result, or it is damaged at {place}. Open another copy.</source>
        <translation>Torchmark 결과가 아니거나 {place} 위치가 손상되었습니다. 다른 사본을 여십시오.</translation>
    </message>
    <message>
        <source>Limits of {device}</source>
        <translation>{device} 장치의 한계</translation>
    </message>
    <message>
        <source>Parity of {model} on {device}</source>
        <translation>{device} 장치의 {model} 수치 일치</translation>
    </message>
    <message>
        <source>Explanation of {cell}</source>
        <translation>분석: {cell}</translation>
    </message>
    <message>
        <source>Phases of {cell}</source>
        <translation>단계별 시간: {cell}</translation>
    </message>
    <message>
        <source>{model} on {device}, batch {batch_size}</source>
        <translation>{device}의 {model}, 배치 {batch_size}</translation>
    </message>
    <message>
        <source>{model} on {device}, batch {batch_size}, {precision}</source>
        <translation>{device}의 {model}, 배치 {batch_size}, {precision}</translation>
    </message>
    <message>
        <source>Level {level}</source>
        <translation>레벨 {level}</translation>
    </message>
    <message>
        <source>The measuring process ended unexpectedly with exit code {code}.</source>
        <translation>측정 프로세스가 종료 코드 {code}번으로 예기치 않게 종료되었습니다.</translation>
    </message>
    <message>
        <source>The measuring process was ended by {signal}: its cause is not known.</source>
        <translation>측정 프로세스가 {signal} 시그널로 종료되었습니다. 원인은 알 수 없습니다.</translation>
    </message>
    <message>
        <source>PyTorch does not start, because its cache folder cannot be written to: {why}.</source>
        <translation>캐시 폴더에 쓸 수 없어 PyTorch가 시작되지 않습니다. 원인: {why}.</translation>
    </message>
    <message>
        <source>The measuring process could not be started: {reason}.</source>
        <translation>측정 프로세스를 시작할 수 없습니다. 원인: {reason}.</translation>
    </message>
    <message>
        <source>It hung: no sign of progress for {silent_s} s, where a step was expected to take {step_s} s, so it was stopped.</source>
        <translation>멈춰 있었습니다: 한 스텝이 {step_s}초 걸릴 것으로 예상되었으나 {silent_s}초 동안 진행이 없어 중단했습니다.</translation>
    </message>
    <message>
        <source>It hung: no sign of progress for {silent_s} s, so it was stopped.</source>
        <translation>멈춰 있었습니다: {silent_s}초 동안 진행이 없어 중단했습니다.</translation>
    </message>
    <message>
        <source>It was stopped before the computer stood still: swap grew by {grown}, and {tolerated} is the most with {total} of memory.</source>
        <translation>컴퓨터가 멈추기 전에 중단했습니다: 스왑이 {grown} 늘었으며, 메모리가 {total}일 때의 한도는 {tolerated}입니다.</translation>
    </message>
    <message>
        <source>It was not tried: it needs about {needed} of memory, and there is room for {room}.</source>
        <translation>시도하지 않았습니다: 메모리가 약 {needed} 필요하지만 쓸 수 있는 것은 {room}입니다.</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>성능</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>효율</translation>
    </message>
    <message>
        <source>Super</source>
        <translation>슈퍼</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>파일 또는 디렉토리가 없음</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>권한이 없음</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>허용되지 않은 작업</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>디스크 공간 부족</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>읽기 전용 파일 시스템</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>디렉토리가 아님</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>디렉토리임</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>파일이 이미 있습니다</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>파일이 너무 큽니다</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>디스크 할당량을 초과했습니다</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>파일 이름이 너무 긺</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>입출력 오류</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>열린 파일이 너무 많음</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>메모리를 할당할 수 없음</translation>
    </message>
    <message>
        <source>Resource temporarily unavailable</source>
        <translation>리소스를 일시적으로 사용할 수 없음</translation>
    </message>
    <message>
        <source>MacBook Pro M1 Max, June 2022</source>
        <translation>MacBook Pro M1 Max, 2022년 6월</translation>
    </message>
    <message>
        <source>PyTorch 2.13 can abort in a linear layer on the GPU of macOS 27; it was reported for bfloat16.</source>
        <translation>PyTorch 2.13은 macOS 27의 GPU에서 선형 레이어를 계산하다가 비정상 종료될 수 있습니다. bfloat16에서 보고되었습니다.</translation>
    </message>
    <message>
        <source>Use PyTorch 2.14 or newer.</source>
        <translation>PyTorch 2.14 이상을 사용하십시오.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller batch size.</source>
        <translation>다른 프로그램을 종료하거나 더 작은 배치 크기를 선택하십시오.</translation>
    </message>
    <message>
        <source>Please report it with the details below; the other results are not affected.</source>
        <translation>아래의 세부사항과 함께 신고해 주십시오. 다른 결과에는 영향이 없습니다.</translation>
    </message>
    <message>
        <source>Update macOS and Torchmark; if it stays, report it with the details below.</source>
        <translation>macOS와 Torchmark를 업데이트하십시오. 문제가 계속되면 아래의 세부사항과 함께 신고해 주십시오.</translation>
    </message>
    <message>
        <source>The GPU cannot allocate any memory; this is the mark of a virtual machine&apos;s GPU.</source>
        <translation>GPU가 메모리를 전혀 할당하지 못합니다. 가상 머신의 GPU에서 나타나는 현상입니다.</translation>
    </message>
    <message>
        <source>The Apple GPU ran out of memory.</source>
        <translation>Apple GPU의 메모리가 부족했습니다.</translation>
    </message>
    <message>
        <source>The NVIDIA GPU ran out of memory.</source>
        <translation>NVIDIA GPU의 메모리가 부족했습니다.</translation>
    </message>
    <message>
        <source>The NVIDIA GPU failed in the middle of its work.</source>
        <translation>NVIDIA GPU가 작업 도중에 고장을 일으켰습니다.</translation>
    </message>
    <message>
        <source>Run it again; if it stays, update the GPU&apos;s driver, or look for a fault of the GPU.</source>
        <translation>다시 실행하십시오. 계속되면 GPU 드라이버를 업데이트하거나 GPU 고장을 확인하십시오.</translation>
    </message>
    <message>
        <source>The Apple GPU did not answer any more, and macOS has reset it.</source>
        <translation>Apple GPU가 더 이상 응답하지 않아 macOS가 재설정했습니다.</translation>
    </message>
    <message>
        <source>Close other programs and run it again; if it stays, update macOS.</source>
        <translation>다른 프로그램을 닫고 다시 실행하십시오. 계속되면 macOS를 업데이트하십시오.</translation>
    </message>
    <message>
        <source>The computer ran out of memory.</source>
        <translation>컴퓨터의 메모리가 부족했습니다.</translation>
    </message>
    <message>
        <source>The loader&apos;s processes could not hand on their pictures: shared memory is full.</source>
        <translation>로더 프로세스가 이미지를 넘겨주지 못했습니다. 공유 메모리가 가득 찼습니다.</translation>
    </message>
    <message>
        <source>Give the system more of it (/dev/shm on Linux), or run in the terminal with --loader-workers 0.</source>
        <translation>시스템의 공유 메모리를 늘리거나(Linux에서는 /dev/shm), 터미널에서 --loader-workers 0으로 실행하십시오.</translation>
    </message>
    <message>
        <source>A tensor was larger than the Apple GPU&apos;s library can handle.</source>
        <translation>텐서가 Apple GPU 라이브러리에서 처리할 수 있는 크기보다 컸습니다.</translation>
    </message>
    <message>
        <source>Choose a smaller batch size.</source>
        <translation>더 작은 배치 크기를 선택하십시오.</translation>
    </message>
    <message>
        <source>Apple&apos;s graph compiler rejected an operation of this model and ended the process.</source>
        <translation>Apple의 그래프 컴파일러가 이 모델의 연산을 거부하고 프로세스를 종료했습니다.</translation>
    </message>
    <message>
        <source>Apple&apos;s Metal library stopped the process by a failed assertion.</source>
        <translation>Apple의 Metal 라이브러리가 어서션 실패로 프로세스를 중단했습니다.</translation>
    </message>
    <message>
        <source>This PyTorch has no Apple GPU version of an operation that the model needs.</source>
        <translation>이 PyTorch에는 모델에 필요한 연산의 Apple GPU 버전이 없습니다.</translation>
    </message>
    <message>
        <source>PyTorch found no Metal GPU that it can use.</source>
        <translation>PyTorch가 사용할 수 있는 Metal GPU를 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>See the system check: it tells an old macOS from a GPU that is not visible.</source>
        <translation>시스템 점검을 확인하십시오. macOS가 오래된 것인지 GPU가 인식되지 않는 것인지 알 수 있습니다.</translation>
    </message>
    <message>
        <source>The Apple GPU has no 64-bit floating point numbers.</source>
        <translation>Apple GPU는 64비트 부동소수점을 지원하지 않습니다.</translation>
    </message>
    <message>
        <source>A PYTORCH_MPS_..._WATERMARK_RATIO variable of the environment has an impossible value.</source>
        <translation>환경 변수 PYTORCH_MPS_..._WATERMARK_RATIO의 값이 올바르지 않습니다.</translation>
    </message>
    <message>
        <source>Unset it, then start Torchmark again.</source>
        <translation>이 변수를 해제한 다음 Torchmark를 다시 시작하십시오.</translation>
    </message>
    <message>
        <source>The GPU computes wrong numbers: a small convolution came out other than on the CPU.</source>
        <translation>GPU의 계산 결과가 잘못되었습니다. 작은 합성곱의 결과가 CPU와 다릅니다.</translation>
    </message>
    <message>
        <source>The Apple GPU was handed a tensor that is not in its memory.</source>
        <translation>Apple GPU의 메모리에 없는 텐서가 Apple GPU에 전달되었습니다.</translation>
    </message>
    <message>
        <source>The pretrained weights could not be downloaded: download.pytorch.org was not reached, or the connection broke off.</source>
        <translation>사전 학습된 가중치를 다운로드할 수 없습니다. download.pytorch.org에 연결할 수 없거나 연결이 끊겼습니다.</translation>
    </message>
    <message>
        <source>Connect to the internet and run again, or run without pretrained weights: they change no time.</source>
        <translation>인터넷에 연결한 다음 다시 실행하거나, 사전 학습된 가중치 없이 실행하십시오. 가중치는 측정 시간에 영향을 주지 않습니다.</translation>
    </message>
    <message>
        <source>The pretrained weights were not downloaded: the certificate of download.pytorch.org could not be verified.</source>
        <translation>사전 학습된 가중치를 다운로드하지 않았습니다. download.pytorch.org의 인증서를 확인할 수 없습니다.</translation>
    </message>
    <message>
        <source>With Python from python.org, run its Install Certificates.command; where the network has a log-in page, log in. Then run again, or run without pretrained weights: they change no time.</source>
        <translation>python.org의 Python을 사용한다면 Install Certificates.command를 실행하고, 네트워크에 로그인 페이지가 있다면 로그인하십시오. 그런 다음 다시 실행하거나, 사전 학습된 가중치 없이 실행하십시오. 가중치는 측정 시간에 영향을 주지 않습니다.</translation>
    </message>
    <message>
        <source>The pretrained weights could not be downloaded: download.pytorch.org answered with an error.</source>
        <translation>사전 학습된 가중치를 다운로드할 수 없습니다. download.pytorch.org가 오류로 응답했습니다.</translation>
    </message>
    <message>
        <source>Run again later, or run without pretrained weights: they change no time.</source>
        <translation>나중에 다시 실행하거나, 사전 학습된 가중치 없이 실행하십시오. 가중치는 측정 시간에 영향을 주지 않습니다.</translation>
    </message>
    <message>
        <source>The downloaded weights are not the published ones: their checksum is wrong.</source>
        <translation>다운로드한 가중치의 체크섬이 공개된 가중치와 다릅니다.</translation>
    </message>
    <message>
        <source>Run again; if it stays, something in the network changes downloads: run without pretrained weights: they change no time.</source>
        <translation>다시 실행하십시오. 문제가 계속되면 네트워크에서 다운로드 내용이 변경되고 있는 것이므로 사전 학습된 가중치 없이 실행하십시오. 가중치는 측정 시간에 영향을 주지 않습니다.</translation>
    </message>
    <message>
        <source>The disk has no room for the pretrained weights.</source>
        <translation>사전 학습된 가중치를 저장할 디스크 공간이 부족합니다.</translation>
    </message>
    <message>
        <source>Make room (VGG-16 takes 550 MB) and run again, or run without pretrained weights: they change no time.</source>
        <translation>공간을 확보한 다음(VGG-16에는 550 MB 필요) 다시 실행하거나, 사전 학습된 가중치 없이 실행하십시오. 가중치는 측정 시간에 영향을 주지 않습니다.</translation>
    </message>
    <message>
        <source>The folder for pretrained weights, in the user&apos;s cache folder, cannot be used.</source>
        <translation>사용자 캐시 폴더 안의 사전 학습된 가중치 폴더를 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>See its path in the details and make it writable, or run without pretrained weights: they change no time.</source>
        <translation>세부사항에서 폴더의 경로를 확인하여 쓰기를 허용하거나, 사전 학습된 가중치 없이 실행하십시오. 가중치는 측정 시간에 영향을 주지 않습니다.</translation>
    </message>
    <message>
        <source>Make that folder writable, or make room on its disk, then run again.</source>
        <translation>폴더의 쓰기를 허용하거나 디스크 공간을 확보한 다음 다시 실행하십시오.</translation>
    </message>
    <message>
        <source>The measuring process was ended by SIGABRT: a library gave up on an error it could not recover from; on a Mac, usually Metal&apos;s.</source>
        <translation>측정 프로세스가 SIGABRT로 종료되었습니다. 라이브러리가 복구할 수 없는 오류로 실행을 포기했습니다. Mac에서는 대개 Metal 라이브러리입니다.</translation>
    </message>
    <message>
        <source>The measuring process was ended by SIGKILL: the system or somebody ended it by force; usually memory had run out.</source>
        <translation>측정 프로세스가 SIGKILL로 종료되었습니다. 시스템이나 사용자가 강제로 종료했습니다. 대개 메모리가 부족했기 때문입니다.</translation>
    </message>
    <message>
        <source>The measuring process was ended by SIGSEGV: native code used memory that is not its own, a bug in PyTorch or a driver.</source>
        <translation>측정 프로세스가 SIGSEGV로 종료되었습니다. 네이티브 코드가 허용되지 않은 메모리를 사용했습니다. PyTorch 또는 드라이버의 버그입니다.</translation>
    </message>
    <message>
        <source>The measuring process was ended by SIGBUS: native code used memory that is not there, a bug in PyTorch or a driver.</source>
        <translation>측정 프로세스가 SIGBUS로 종료되었습니다. 네이티브 코드가 존재하지 않는 메모리를 사용했습니다. PyTorch 또는 드라이버의 버그입니다.</translation>
    </message>
    <message>
        <source>The measuring process was ended by SIGILL: the processor does not know an instruction, so this PyTorch was built for another one.</source>
        <translation>측정 프로세스가 SIGILL로 종료되었습니다. 프로세서가 지원하지 않는 명령어가 있습니다. 이 PyTorch는 다른 프로세서용으로 빌드되었습니다.</translation>
    </message>
    <message>
        <source>The measuring process was ended by SIGTRAP: native code stopped itself at a check.</source>
        <translation>측정 프로세스가 SIGTRAP으로 종료되었습니다. 네이티브 코드가 검사에 실패하여 스스로 중단했습니다.</translation>
    </message>
    <message>
        <source>The measuring process was ended by SIGFPE: native code divided by zero.</source>
        <translation>측정 프로세스가 SIGFPE로 종료되었습니다. 네이티브 코드가 0으로 나누었습니다.</translation>
    </message>
    <message>
        <source>The measuring process was ended by SIGTERM: another program asked it to end.</source>
        <translation>측정 프로세스가 SIGTERM으로 종료되었습니다. 다른 프로그램이 종료를 요청했습니다.</translation>
    </message>
    <message>
        <source>The measuring process was ended by SIGINT: somebody interrupted it.</source>
        <translation>측정 프로세스가 SIGINT로 종료되었습니다. 사용자가 실행을 중단했습니다.</translation>
    </message>
    <message>
        <source>The computer ran out of memory, and the system ended the measuring process (SIGKILL).</source>
        <translation>컴퓨터의 메모리가 부족하여 시스템이 측정 프로세스를 종료했습니다(SIGKILL).</translation>
    </message>
    <message>
        <source>The measuring process was ended by SIGKILL, likely by the system: the computer was short of memory.</source>
        <translation>측정 프로세스가 SIGKILL로 종료되었습니다. 컴퓨터의 메모리가 부족했으므로 시스템이 종료한 것으로 보입니다.</translation>
    </message>
    <message>
        <source>The measuring process was ended by SIGKILL: somebody or another program ended it by force; memory had not run out.</source>
        <translation>측정 프로세스가 SIGKILL로 종료되었습니다: 누군가 또는 다른 프로그램이 강제로 종료했으며, 메모리는 부족하지 않았습니다.</translation>
    </message>
    <message>
        <source>Run the cell again.</source>
        <translation>이 셀을 다시 실행하십시오.</translation>
    </message>
    <message>
        <source>Run it again.</source>
        <translation>다시 실행하십시오.</translation>
    </message>
    <message>
        <source>no message</source>
        <translation>메시지 없음</translation>
    </message>
    <message>
        <source>It was measured on another machine ({machine}). Run it anew here.</source>
        <translation>다른 컴퓨터({machine})에서 측정했습니다. 이 컴퓨터에서 새로 실행하십시오.</translation>
    </message>
    <message>
        <source>Torchmark or the system was updated since ({before}), and what is missing would be measured otherwise than the rest. Run it anew.</source>
        <translation>그 뒤에 Torchmark 또는 시스템이 업데이트되어(이전: {before}) 나머지가 다른 조건에서 측정됩니다. 새로 실행하십시오.</translation>
    </message>
    <message>
        <source>It was measured with another PyTorch or other settings of it (PyTorch {before}, now {now}). Run it anew.</source>
        <translation>다른 PyTorch 또는 다른 PyTorch 설정으로 측정했습니다(이전 PyTorch {before}, 현재 {now}). 새로 실행하십시오.</translation>
    </message>
    <message>
        <source>The device cannot be used.</source>
        <translation>이 장치를 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>Choose fp32.</source>
        <translation>fp32를 선택하십시오.</translation>
    </message>
    <message>
        <source>Close other programs, then run again.</source>
        <translation>다른 프로그램을 종료한 다음 다시 실행하십시오.</translation>
    </message>
    <message>
        <source>Torchmark and its measuring process do not understand each other.</source>
        <translation>Torchmark와 측정 프로세스가 서로의 데이터를 해석하지 못합니다.</translation>
    </message>
    <message>
        <source>Start Torchmark again; it may have been updated while it was open.</source>
        <translation>Torchmark를 다시 시작하십시오. 열려 있는 동안 업데이트되었을 수 있습니다.</translation>
    </message>
    <message>
        <source>Trying the devices</source>
        <translation>장치 시험 중</translation>
    </message>
    <message>
        <source>{device} was tried</source>
        <translation>{device} 장치 시험 완료</translation>
    </message>
    <message>
        <source>Limits of {device} measured</source>
        <translation>{device} 장치의 한계 측정 완료</translation>
    </message>
    <message>
        <source>Numbers of {model} on {device} compared</source>
        <translation>{device} 장치의 {model} 수치 비교 완료</translation>
    </message>
    <message>
        <source>Explaining {cell}</source>
        <translation>분석 중: {cell}</translation>
    </message>
    <message>
        <source>Weights of {model}, loading</source>
        <translation>{model} 가중치 다운로드 중</translation>
    </message>
    <message>
        <source>Weights of {model}, {share}</source>
        <translation>{model} 가중치 {share}</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>표준</translation>
    </message>
    <message>
        <source>Unstable</source>
        <translation>불안정</translation>
    </message>
    <message>
        <source>Failed parity</source>
        <translation>수치 불일치</translation>
    </message>
    <message>
        <source>{model} on {device}</source>
        <translation>{device}의 {model}</translation>
    </message>
    <message>
        <source>The device&apos;s numbers are wrong: {names}.</source>
        <translation>장치의 계산 결과가 잘못되었습니다: {names}.</translation>
    </message>
    <message>
        <source>Not measured steadily: {shaky} of {count} cells.</source>
        <translation>셀 {count}개 중 {shaky}개의 측정이 불안정합니다.</translation>
    </message>
    <message>
        <source>All as the preset {preset} has it: comparable with other machines.</source>
        <translation>모두 ‘{preset}’ 프리셋 그대로이므로 다른 컴퓨터와 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no figure to quote.</source>
        <translation>인용할 수치가 없습니다.</translation>
    </message>
    <message>
        <source>Only {done} of {count} cells were measured.</source>
        <translation>셀 {count}개 중 {done}개만 측정되었습니다.</translation>
    </message>
    <message>
        <source>Not done: {what}.</source>
        <translation>완료하지 못함: {what}.</translation>
    </message>
    <message>
        <source>No GPU was measured.</source>
        <translation>GPU를 측정하지 않았습니다.</translation>
    </message>
    <message>
        <source>Measured with {images} of the {all} images.</source>
        <translation>이미지 {all}개 중 {images}개로 측정했습니다.</translation>
    </message>
    <message>
        <source>Measured by choices of its own, not by those of a preset.</source>
        <translation>프리셋과 다른 설정으로 측정했습니다.</translation>
    </message>
    <message>
        <source>Close other programs, wait until the machine is cool, then run again.</source>
        <translation>다른 프로그램을 종료하고 컴퓨터가 식을 때까지 기다린 다음 다시 실행하십시오.</translation>
    </message>
    <message>
        <source>Cells with a caution of their own: {doubtful} of {count}.</source>
        <translation>셀 자체에 주의가 있는 셀: {count}개 중 {doubtful}개.</translation>
    </message>
    <message>
        <source>{cell} (worst of {count} cells): {caution}</source>
        <translation>{cell}({count}개 중 가장 심함): {caution}</translation>
    </message>
    <message>
        <source>Unstable: its epochs vary by {share}.</source>
        <translation>불안정: 에포크의 변동계수가 {share}입니다.</translation>
    </message>
    <message>
        <source>Unstable: its samples vary by {share}.</source>
        <translation>불안정: 측정 구간의 변동계수가 {share}입니다.</translation>
    </message>
    <message>
        <source>The preset standard warms up for longer.</source>
        <translation>표준 프리셋은 더 오래 워밍업합니다.</translation>
    </message>
    <message>
        <source>Its warm-up ended before the step time had settled, which the figure may include.</source>
        <translation>스텝 시간이 안정되기 전에 워밍업이 끝나, 그 영향이 측정값에 포함되었을 수 있습니다.</translation>
    </message>
    <message>
        <source>1 epoch is far from all the others.</source>
        <translation>에포크 1개가 나머지와 크게 다릅니다.</translation>
    </message>
    <message>
        <source>{count} epochs are far from all the others.</source>
        <translation>에포크 {count}개가 나머지와 크게 다릅니다.</translation>
    </message>
    <message>
        <source>1 sample is far from all the others.</source>
        <translation>측정 구간 1개가 나머지와 크게 다릅니다.</translation>
    </message>
    <message>
        <source>{count} samples are far from all the others.</source>
        <translation>측정 구간 {count}개가 나머지와 크게 다릅니다.</translation>
    </message>
    <message>
        <source>It became slower by {share}: the machine may have throttled.</source>
        <translation>속도가 {share} 느려졌습니다. 스로틀링이 발생했을 수 있습니다.</translation>
    </message>
    <message>
        <source>It became slower by {share} within {time}: the machine may have throttled.</source>
        <translation>{time} 사이에 속도가 {share} 느려졌습니다. 스로틀링이 발생했을 수 있습니다.</translation>
    </message>
    <message>
        <source>Its steps came to take {factor} times as long: the machine may have throttled.</source>
        <translation>스텝 시간이 {factor}배로 길어졌습니다. 스로틀링이 발생했을 수 있습니다.</translation>
    </message>
    <message>
        <source>Its steps came to take {factor} times as long within {time}: the machine may have throttled.</source>
        <translation>{time} 사이에 스텝 시간이 {factor}배로 길어졌습니다. 스로틀링이 발생했을 수 있습니다.</translation>
    </message>
    <message>
        <source>Only 1 sample: too few for an interval.</source>
        <translation>측정 구간이 1개뿐이라 신뢰구간을 구할 수 없습니다.</translation>
    </message>
    <message>
        <source>Only {count} samples: too few for an interval.</source>
        <translation>측정 구간이 {count}개뿐이라 신뢰구간을 구할 수 없습니다.</translation>
    </message>
    <message>
        <source>Its time was up while its images per second were still uncertain: {spread}.</source>
        <translation>초당 이미지 수가 아직 불확실한 상태({spread})에서 측정 시간이 끝났습니다.</translation>
    </message>
    <message>
        <source>The preset standard takes more samples.</source>
        <translation>표준 프리셋은 측정 구간이 더 많습니다.</translation>
    </message>
    <message>
        <source>The system moved {size} out to the disk meanwhile: memory was short.</source>
        <translation>측정하는 동안 메모리가 부족하여 시스템이 {size}의 데이터를 디스크로 옮겼습니다.</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller batch size.</source>
        <translation>다른 프로그램을 종료하거나 더 작은 배치 크기를 선택하십시오.</translation>
    </message>
    <message>
        <source>It used {used} of the {limit} that {device} has for it.</source>
        <translation>{device} 장치에서 쓸 수 있는 {limit} 중 {used}의 메모리를 사용했습니다.</translation>
    </message>
    <message>
        <source>Other programs kept {busy} of {cores} CPU cores busy.</source>
        <translation>다른 프로그램이 CPU {cores}코어 중 {busy}코어를 사용했습니다.</translation>
    </message>
    <message>
        <source>Other programs kept {busy} CPU cores busy.</source>
        <translation>다른 프로그램이 CPU {busy}코어를 사용했습니다.</translation>
    </message>
    <message>
        <source>training alone</source>
        <translation>학습만</translation>
    </message>
    <message>
        <source>whole epochs with loading</source>
        <translation>로딩을 포함한 전체 에포크</translation>
    </message>
    <message>
        <source>minutes without a pause</source>
        <translation>몇 분간의 연속 실행</translation>
    </message>
    <message>
        <source>without loader processes</source>
        <translation>로더 프로세스 없이</translation>
    </message>
    <message>
        <source>with 4 loader processes</source>
        <translation>로더 프로세스 4개로</translation>
    </message>
    <message>
        <source>Measure both in the same way for a comparison of the machines alone.</source>
        <translation>컴퓨터만 비교하려면 둘 다 같은 방법으로 측정하십시오.</translation>
    </message>
    <message>
        <source>{name}: {sentence}</source>
        <translation>{name}: {sentence}</translation>
    </message>
    <message>
        <source>{name} measured {what}, {baseline} {baseline_what}.</source>
        <translation>측정 방식이 다릅니다. {name}: {what}, {baseline}: {baseline_what}.</translation>
    </message>
    <message>
        <source>Run the preset Experiment of 2022 to compare with the published result.</source>
        <translation>공개된 결과와 비교하려면 2022년 실험 프리셋을 실행하십시오.</translation>
    </message>
    <message>
        <source>These are different times: measure both by the same protocol.</source>
        <translation>서로 다른 시간이므로 둘 다 같은 프로토콜로 측정하십시오.</translation>
    </message>
    <message>
        <source>{name} failed: {reason}</source>
        <translation>{name} 실패: {reason}</translation>
    </message>
    <message>
        <source>{name}: its run was stopped before this was measured.</source>
        <translation>{name}: 이 항목을 측정하기 전에 실행이 중단되었습니다.</translation>
    </message>
    <message>
        <source>Run it there again.</source>
        <translation>해당 컴퓨터에서 다시 실행하십시오.</translation>
    </message>
    <message>
        <source>{name} measured it in {precisions}, not in {precision}.</source>
        <translation>{name}에서는 {precision}이(가) 아닌 {precisions}(으)로 측정했습니다.</translation>
    </message>
    <message>
        <source>These are different computations: measure both in the same precision.</source>
        <translation>서로 다른 계산이므로 둘 다 같은 정밀도로 측정하십시오.</translation>
    </message>
    <message>
        <source>Nothing was published of it.</source>
        <translation>이에 대해 발표된 것이 없습니다.</translation>
    </message>
    <message>
        <source>{name} was not measured on the {device}.</source>
        <translation>{name}: {device}에서 측정하지 않았습니다.</translation>
    </message>
    <message>
        <source>Measure it there too, or compare on a device that both have.</source>
        <translation>해당 컴퓨터에서도 측정하거나, 둘 다 측정된 장치에서 비교하십시오.</translation>
    </message>
    <message>
        <source>{name} was not measured on the {device}, at batch {batch}.</source>
        <translation>{name}: {device}, 배치 {batch}에서 측정하지 않았습니다.</translation>
    </message>
    <message>
        <source>{name} has no {work}.</source>
        <translation>{name}에 없는 측정입니다: {work}.</translation>
    </message>
    <message>
        <source>Measure it there too.</source>
        <translation>해당 컴퓨터에서도 측정하십시오.</translation>
    </message>
    <message>
        <source>{name} computes wrong numbers there, and their speed means nothing.</source>
        <translation>{name}의 계산 결과가 잘못되어 속도에 의미가 없습니다.</translation>
    </message>
    <message>
        <source>Update macOS or the driver and PyTorch there, then run again.</source>
        <translation>해당 컴퓨터에서 macOS 또는 드라이버와 PyTorch를 업데이트한 다음 다시 실행하십시오.</translation>
    </message>
    <message>
        <source>{name} was measured without a warm-up, once, its loader started in the clock.</source>
        <translation>{name}: 로더의 시작까지 시간에 포함하여 워밍업 없이 한 번 측정했습니다.</translation>
    </message>
    <message>
        <source>Take its ratios as rough: single runs have no interval.</source>
        <translation>한 번의 실행에는 신뢰구간이 없으므로 비율은 대략적인 값으로 보십시오.</translation>
    </message>
    <message>
        <source>{name} ran PyTorch {torch}, {baseline} {baseline_torch}.</source>
        <translation>PyTorch 버전이 다릅니다. {name}: {torch}, {baseline}: {baseline_torch}.</translation>
    </message>
    <message>
        <source>Measure both with the same PyTorch for a comparison of the machines alone.</source>
        <translation>컴퓨터만 비교하려면 둘 다 같은 버전의 PyTorch로 측정하십시오.</translation>
    </message>
    <message>
        <source>{name} was measured by an older Torchmark.</source>
        <translation>{name}: 이전 버전의 Torchmark로 측정했습니다.</translation>
    </message>
    <message>
        <source>{name} ran {threads} CPU threads, {baseline} {baseline_threads}, which was chosen.</source>
        <translation>직접 선택한 CPU 스레드 수가 다릅니다. {name}: {threads}, {baseline}: {baseline_threads}.</translation>
    </message>
    <message>
        <source>{name} loaded its images {how}, {baseline} {baseline_how}.</source>
        <translation>이미지 로딩 방식이 다릅니다. {name}: {how}, {baseline}: {baseline_how}.</translation>
    </message>
    <message>
        <source>An epoch of {name} has {images} images, one of {baseline} {baseline_images}.</source>
        <translation>에포크의 이미지 수가 다릅니다. {name}: {images}개, {baseline}: {baseline_images}개.</translation>
    </message>
    <message>
        <source>{name} trained for {minutes} minutes, {baseline} for {baseline_minutes}.</source>
        <translation>학습 시간이 다릅니다. {name}: {minutes}분, {baseline}: {baseline_minutes}분.</translation>
    </message>
    <message>
        <source>{name} computes float32 with fewer bits there, which is faster.</source>
        <translation>{name}에서는 float32를 더 적은 비트로 계산하여 더 빠릅니다.</translation>
    </message>
    <message>
        <source>Say so where you quote the ratio.</source>
        <translation>비율을 인용할 때 이 점을 함께 밝히십시오.</translation>
    </message>
    <message>
        <source>{device}, batch {batch_size}</source>
        <translation>{device}, 배치 {batch_size}</translation>
    </message>
    <message>
        <source>One result alone cannot be compared: name two to six.</source>
        <translation>결과 하나로는 비교할 수 없습니다. 2개에서 6개까지 지정하십시오.</translation>
    </message>
    <message>
        <source>{count} results: no more than six can be compared.</source>
        <translation>결과가 {count}개입니다. 6개까지만 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>{name} ({details}) is there twice.</source>
        <translation>{name}({details}) 결과가 두 번 들어 있습니다.</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>기준</translation>
    </message>
    <message>
        <source>failed or stopped</source>
        <translation>실패 또는 중단</translation>
    </message>
    <message>
        <source>not in this precision</source>
        <translation>이 정밀도로 측정 안 함</translation>
    </message>
    <message>
        <source>not comparable: another protocol</source>
        <translation>비교 불가: 다른 프로토콜</translation>
    </message>
    <message>
        <source>not comparable: wrong numbers</source>
        <translation>비교 불가: 잘못된 계산 결과</translation>
    </message>
    <message>
        <source>{name} cannot be compared with {baseline} on the {device}, at batch {batch}: {why}</source>
        <translation>{device}, 배치 {batch}에서 {name} 결과를 {baseline} 결과와 비교할 수 없습니다. {why}</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}.</translation>
    </message>
    <message>
        <source>single runs, one of them without a warm-up</source>
        <translation>한쪽이 워밍업 없는 단일 실행</translation>
    </message>
    <message>
        <source>different versions of PyTorch</source>
        <translation>서로 다른 PyTorch 버전</translation>
    </message>
    <message>
        <source>an older way of measuring</source>
        <translation>이전 측정 방법</translation>
    </message>
    <message>
        <source>a chosen number of threads</source>
        <translation>직접 고른 스레드 수</translation>
    </message>
    <message>
        <source>different loading of the images</source>
        <translation>서로 다른 이미지 불러오기</translation>
    </message>
    <message>
        <source>epochs of different length</source>
        <translation>길이가 다른 에포크</translation>
    </message>
    <message>
        <source>different durations</source>
        <translation>서로 다른 시간</translation>
    </message>
    <message>
        <source>fewer bits on one side</source>
        <translation>한쪽이 더 적은 비트로 계산</translation>
    </message>
    <message>
        <source>on battery</source>
        <translation>배터리 전원</translation>
    </message>
    <message>
        <source>in Low Power Mode</source>
        <translation>저전력 모드</translation>
    </message>
    <message>
        <source>a hot machine</source>
        <translation>뜨거운 컴퓨터</translation>
    </message>
    <message>
        <source>Python for Intel</source>
        <translation>Intel용 Python</translation>
    </message>
    <message>
        <source>a virtual machine</source>
        <translation>가상 머신</translation>
    </message>
    <message>
        <source>parts on the CPU</source>
        <translation>일부 연산이 CPU에서 실행</translation>
    </message>
    <message>
        <source>Not a ratio of the machines alone: {doubts}.</source>
        <translation>컴퓨터만의 비율이 아닙니다: {doubts}.</translation>
    </message>
    <message>
        <source> with </source>
        <translation>, </translation>
    </message>
    <message>
        <source>GPUs of different makes are compared: {devices}.</source>
        <translation>제조사가 다른 GPU를 비교합니다: {devices}.</translation>
    </message>
    <message>
        <source>Fewer than six samples, as of a single epoch, have no interval.</source>
        <translation>단일 에포크처럼 샘플이 6개 미만이면 신뢰구간이 없습니다.</translation>
    </message>
    <message>
        <source>{title}: {conditions} Its samples were not published, so that its ratios have no interval.</source>
        <translation>{title}: {conditions} 샘플이 공개되지 않아 비율의 신뢰구간이 없습니다.</translation>
    </message>
    <message>
        <source>the baseline was not measured</source>
        <translation>기준이 측정되지 않음</translation>
    </message>
    <message>
        <source>{name}: its bits were not checked. It is taken to compute float32 with as few as the same device of another result here.</source>
        <translation>{name}: 비트 수를 확인하지 않았습니다. 여기 있는 다른 결과의 같은 장치와 마찬가지로 float32를 더 적은 비트로 계산한다고 봅니다.</translation>
    </message>
    <message>
        <source>: {ratio}{between}</source>
        <translation>: {ratio}{between}</translation>
    </message>
    <message>
        <source>cannot be told apart</source>
        <translation>구별되지 않음</translation>
    </message>
    <message>
        <source>1 of {all} models, {precision}</source>
        <translation>모델 {all}개 중 1개, {precision}</translation>
    </message>
    <message>
        <source>Geometric mean of {count} of {all} models, {precision}</source>
        <translation>모델 {all}개 중 {count}개의 기하평균, {precision}</translation>
    </message>
    <message>
        <source>{what}, without {models}: see the remarks</source>
        <translation>{what}. {models} 제외(비고 참조)</translation>
    </message>
    <message>
        <source>{reason} ({count} more of this kind in all results.)</source>
        <translation>{reason} (모든 결과에서 같은 종류 {count}개가 더 있습니다.)</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>‘{name}’</translation>
    </message>
    <message>
        <source>{batch_size} in {precision}</source>
        <translation>{batch_size}({precision})</translation>
    </message>
    <message>
        <source>{name} is about as fast as {baseline} on the {device}, at batch {batch}</source>
        <translation>{device}, 배치 {batch}에서 {name}의 속도는 {baseline}의 속도와 거의 같습니다</translation>
    </message>
    <message>
        <source>{name} cannot be told apart from {baseline} by speed on the {device}, at batch {batch}</source>
        <translation>{device}, 배치 {batch}에서 {name}의 속도는 {baseline}의 속도와 구별되지 않습니다</translation>
    </message>
    <message>
        <source>{name} has {times} times the speed of {baseline} on the {device}, at batch {batch}</source>
        <translation>{device}, 배치 {batch}에서 {name}의 속도는 {baseline}의 {times}배입니다</translation>
    </message>
    <message>
        <source>{name} is {times} times as fast as {baseline} on the {device}, at batch {batch}</source>
        <translation>{device}, 배치 {batch}에서 {name}의 속도는 {baseline}의 {times}배입니다</translation>
    </message>
    <message>
        <source> ({low} to {high})</source>
        <translation> ({low}~{high})</translation>
    </message>
    <message>
        <source>{name}: not comparable</source>
        <translation>{name}: 비교 불가</translation>
    </message>
    <message>
        <source>{ratio} without {models}</source>
        <translation>{ratio}({models} 제외)</translation>
    </message>
    <message>
        <source>1 model, {precision}</source>
        <translation>모델 1개, {precision}</translation>
    </message>
    <message>
        <source>Geometric mean of {count} models, {precision}</source>
        <translation>모델 {count}개의 기하평균, {precision}</translation>
    </message>
    <message>
        <source>{model} on the {device}, batch {batch_size}</source>
        <translation>{device}의 {model}, 배치 {batch_size}</translation>
    </message>
    <message>
        <source>The clock holds the start of the loader&apos;s processes, the loading and the model&apos;s first steps, and stops without waiting for the device.</source>
        <translation>로더 프로세스의 시작, 데이터 로딩, 모델의 첫 스텝까지 시간에 포함하고, 장치를 기다리지 않고 시계를 멈춥니다.</translation>
    </message>
    <message>
        <source>The same, but the clock stops when the device has finished.</source>
        <translation>위와 같지만, 장치가 작업을 끝냈을 때 시계를 멈춥니다.</translation>
    </message>
    <message>
        <source>Loader and model warmed up before the clock: this is the epoch protocol.</source>
        <translation>시간을 재기 전에 로더와 모델을 워밍업합니다. 에포크 프로토콜입니다.</translation>
    </message>
    <message>
        <source>The batches lie on the device: loading and copying are out of the clock.</source>
        <translation>배치가 이미 장치에 있으므로 로딩과 복사는 시간에 포함되지 않습니다.</translation>
    </message>
    <message>
        <source>Choose more images.</source>
        <translation>이미지 수를 늘리십시오.</translation>
    </message>
    <message>
        <source>Choose a smaller batch size or a smaller model.</source>
        <translation>더 작은 배치 크기나 더 작은 모델을 선택하십시오.</translation>
    </message>
    <message>
        <source>The seconds that explain it are projected from 1 step over 1 image, which makes them rough.</source>
        <translation>분석에 쓰인 시간은 이미지 1개의 1스텝에서 추정한 대략적인 값입니다.</translation>
    </message>
    <message>
        <source>The seconds that explain it are projected from 1 step over {images} images, which makes them rough.</source>
        <translation>분석에 쓰인 시간은 이미지 {images}개의 1스텝에서 추정한 대략적인 값입니다.</translation>
    </message>
    <message>
        <source>The seconds that explain it are projected from {steps} steps over {images} images, which makes them rough.</source>
        <translation>분석에 쓰인 시간은 이미지 {images}개의 {steps}스텝에서 추정한 대략적인 값입니다.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}시간 {minutes}분</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}분</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes}분 {seconds}초</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low}~{high}</translation>
    </message>
    <message>
        <source>{low} to {high}×</source>
        <translation>{low}~{high}×</translation>
    </message>
    <message>
        <source>Do not trust what this device trains with this version of PyTorch, nor its speed. Update macOS or the driver and PyTorch, then run again; if it stays so, report it to PyTorch.</source>
        <translation>이 장치에서 이 버전의 PyTorch로 학습한 결과와 속도를 신뢰하지 마십시오. macOS 또는 드라이버와 PyTorch를 업데이트한 다음 다시 실행하십시오. 문제가 계속되면 PyTorch에 신고해 주십시오.</translation>
    </message>
    <message>
        <source>Adam&apos;s change of {name}</source>
        <translation>Adam이 변경한 {name} 값</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>일치</translation>
    </message>
    <message>
        <source>fewer bits</source>
        <translation>더 적은 비트</translation>
    </message>
    <message>
        <source>{device} on {model} computes float32 with fewer bits, as its default allows: {what} is off by {error}. With all bits it agrees with the CPU.</source>
        <translation>{device} 장치의 {model} 계산은 기본 설정에 따라 float32를 더 적은 비트로 수행합니다. {what}의 오차는 {error}입니다. 모든 비트를 사용하면 CPU와 일치합니다.</translation>
    </message>
    <message>
        <source>Say so where you quote its speed, which the fewer bits raise.</source>
        <translation>비트 수가 적으면 속도가 빨라지므로, 속도를 인용할 때 이 점을 함께 밝히십시오.</translation>
    </message>
    <message>
        <source>{device} on {model} agrees with the CPU: at worst, {what} is off by {error}.</source>
        <translation>{device} 장치의 {model} 계산이 CPU와 일치합니다(최대 오차: {what} {error}).</translation>
    </message>
    <message>
        <source>{device} on {model} computes wrong numbers: {what} is off by {error}, where rounding explains {explained}.</source>
        <translation>{device} 장치의 {model} 계산이 잘못되었습니다. {what}의 오차는 {error}이며, 반올림으로 설명되는 오차는 {explained}입니다.</translation>
    </message>
    <message>
        <source>{device} on {model} computes wrong numbers: in {steps} training steps its loss went from {first} to {last}, the CPU&apos;s to {cpu_last}.</source>
        <translation>{device} 장치의 {model} 계산이 잘못되었습니다. 학습 {steps}스텝 뒤의 손실이 {last}입니다(처음 {first}, CPU에서는 {cpu_last}).</translation>
    </message>
    <message>
        <source>the gradient of {name}</source>
        <translation>{name} 그래디언트</translation>
    </message>
    <message>
        <source>the output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>the loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>no finite share</source>
        <translation>유한하지 않은 값</translation>
    </message>
    <message>
        <source>Published by its author: a whole epoch with data loading, one run, no warm-up. A reference, not the same measurement.</source>
        <translation>작성자가 공개한 결과입니다. 데이터 로딩을 포함한 전체 에포크를 워밍업 없이 한 번 측정했습니다. 같은 방법으로 측정한 값이 아니라 참고용입니다.</translation>
    </message>
    <message>
        <source>This is a virtual machine, which shares its processor.</source>
        <translation>프로세서를 공유하는 가상 머신입니다.</translation>
    </message>
    <message>
        <source>The CPU was measured through Rosetta, which slows it and flatters the speed-up.</source>
        <translation>CPU를 Rosetta에서 측정했습니다. Rosetta에서는 CPU가 느려져 가속이 실제보다 크게 나타납니다.</translation>
    </message>
    <message>
        <source>Install Torchmark with a Python made for Apple silicon.</source>
        <translation>Apple Silicon용 Python으로 Torchmark를 설치하십시오.</translation>
    </message>
    <message>
        <source>The figures of the Apple GPU are partly the CPU&apos;s: what MPS cannot do ran on the CPU.</source>
        <translation>Apple GPU의 측정값에 CPU의 시간이 섞여 있습니다. MPS에서 지원하지 않는 연산은 CPU에서 실행되었습니다.</translation>
    </message>
    <message>
        <source>Unset PYTORCH_ENABLE_MPS_FALLBACK, then run again.</source>
        <translation>PYTORCH_ENABLE_MPS_FALLBACK 변수를 해제한 다음 다시 실행하십시오.</translation>
    </message>
    <message>
        <source>Low Power Mode was on, which slows the CPU and the GPU.</source>
        <translation>CPU와 GPU를 느리게 하는 저전력 모드가 켜져 있었습니다.</translation>
    </message>
    <message>
        <source>Switch it off in System Settings &gt; Battery, then run again.</source>
        <translation>시스템 설정 &gt; 배터리에서 끈 다음 다시 실행하십시오.</translation>
    </message>
    <message>
        <source>The computer ran on battery.</source>
        <translation>컴퓨터가 배터리로 작동했습니다.</translation>
    </message>
    <message>
        <source>Connect the charger, then run again.</source>
        <translation>충전기를 연결한 다음 다시 실행하십시오.</translation>
    </message>
    <message>
        <source>The run was interrupted and resumed: its cells were not all measured in one go.</source>
        <translation>실행이 중단되었다가 재개되어, 셀을 모두 한 번에 측정하지 않았습니다.</translation>
    </message>
    <message>
        <source>Run it again in one go for figures to quote.</source>
        <translation>인용할 측정값이 필요하면 중단 없이 다시 실행하십시오.</translation>
    </message>
    <message>
        <source>The epochs took fewer than the 1000 images of 2022.</source>
        <translation>에포크의 이미지가 2022년의 1000개보다 적습니다.</translation>
    </message>
    <message>
        <source>Leave the number of images as it is for seconds that compare with others.</source>
        <translation>다른 결과와 비교할 수 있는 시간을 얻으려면 이미지 수를 변경하지 마십시오.</translation>
    </message>
    <message>
        <source>Each epoch was timed once, as in 2022: there is no spread and no interval.</source>
        <translation>2022년처럼 각 에포크를 한 번만 측정하여 분산과 신뢰구간이 없습니다.</translation>
    </message>
    <message>
        <source>Choose the compute protocol for figures with an interval.</source>
        <translation>신뢰구간이 있는 측정값을 얻으려면 연산 프로토콜을 선택하십시오.</translation>
    </message>
    <message>
        <source>Its speed was unsteady: {rate} images/s at the end of {time}, {share} of its best ({best}).</source>
        <translation>속도가 일정하지 않았습니다. {time} 실행의 마지막 속도는 {rate} 이미지/s이며, 최고 속도({best})의 {share}입니다.</translation>
    </message>
    <message>
        <source>It held its speed: {rate} images/s at the end of {time}, {share} of its best ({best}).</source>
        <translation>속도를 유지했습니다. {time} 실행의 마지막 속도는 {rate} 이미지/s이며, 최고 속도({best})의 {share}입니다.</translation>
    </message>
    <message>
        <source>It held its speed: {rate} images/s at the end of {time}, no less than its best ({best}).</source>
        <translation>속도를 유지했습니다. {time} 실행의 마지막 속도는 {rate} 이미지/s이며, 최고 속도({best})보다 낮지 않습니다.</translation>
    </message>
    <message>
        <source>It slowed down, first after {drop}: {rate} images/s at the end of {time}, {share} of its best ({best}).</source>
        <translation>{drop} 후부터 느려졌습니다. {time} 실행의 마지막 속도는 {rate} 이미지/s이며, 최고 속도({best})의 {share}입니다.</translation>
    </message>
    <message>
        <source>It slowed down, first after {drop}, and recovered: {rate} images/s at the end of {time}, {share} of its best ({best}).</source>
        <translation>{drop} 후에 처음 느려졌다가 회복했습니다. {time} 실행의 마지막 속도는 {rate} 이미지/s이며, 최고 속도({best})의 {share}입니다.</translation>
    </message>
    <message>
        <source>It slowed down, first after {drop}, and recovered: {rate} images/s at the end of {time}, no less than its best ({best}).</source>
        <translation>{drop} 후에 처음 느려졌다가 회복했습니다. {time} 실행의 마지막 속도는 {rate} 이미지/s이며, 최고 속도({best})보다 낮지 않습니다.</translation>
    </message>
    <message>
        <source>Trained for {time}, too short to tell: that takes {needed} at least.</source>
        <translation>학습 시간 {time}은(는) 판단하기에 너무 짧습니다. 최소 {needed}이(가) 필요합니다.</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>실행 안 함</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>측정됨</translation>
    </message>
    <message>
        <source>precise</source>
        <translation>정밀도 도달</translation>
    </message>
    <message>
        <source>time up</source>
        <translation>시간 종료</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>wrong numbers</source>
        <translation>잘못된 계산 결과</translation>
    </message>
    <message>
        <source>unstable</source>
        <translation>불안정</translation>
    </message>
    <message>
        <source>outliers</source>
        <translation>이상치</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>불확실</translation>
    </message>
    <message>
        <source>not settled</source>
        <translation>안정 전</translation>
    </message>
    <message>
        <source>memory was short</source>
        <translation>메모리 부족</translation>
    </message>
    <message>
        <source>memory nearly full</source>
        <translation>메모리 거의 참</translation>
    </message>
    <message>
        <source>other load</source>
        <translation>다른 부하</translation>
    </message>
    <message>
        <source>It can be quoted as it is, and put beside others of its preset.</source>
        <translation>그대로 인용할 수 있으며 같은 프리셋의 다른 결과와 나란히 놓을 수 있습니다.</translation>
    </message>
    <message>
        <source>Quote it with this word and its reason: it stands for this run, not for the preset.</source>
        <translation>이 표시와 이유를 함께 인용하십시오. 프리셋이 아니라 이번 실행만을 나타냅니다.</translation>
    </message>
    <message>
        <source>Quote it with its ranges only, or measure again: another run may say otherwise.</source>
        <translation>반드시 범위와 함께 인용하거나 다시 측정하십시오. 다시 실행하면 다르게 나올 수 있습니다.</translation>
    </message>
    <message>
        <source>Do not quote its speed: it computes something else.</source>
        <translation>속도를 인용하지 마십시오. 다른 것을 계산하고 있습니다.</translation>
    </message>
    <message>
        <source>Badge: {title}</source>
        <translation>배지: {title}</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>차트에 표시할 내용</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>로그 눈금</translation>
    </message>
    <message>
        <source>Equal distances for equal ratios, so that slow and fast both show</source>
        <translation>같은 비율을 같은 간격으로 표시하여 느린 값과 빠른 값이 모두 보이게 합니다</translation>
    </message>
    <message>
        <source>Choose It for the Next Run</source>
        <translation>다음 실행에 선택</translation>
    </message>
    <message>
        <source>Chart: {title}</source>
        <translation>차트: {title}</translation>
    </message>
    <message>
        <source>No GPU can be used on this machine: see System Check.</source>
        <translation>이 컴퓨터에서는 사용할 수 있는 GPU가 없습니다. 시스템 점검을 확인하십시오.</translation>
    </message>
    <message>
        <source>Not in this result: choose it to see what to run</source>
        <translation>이 결과에는 없습니다. 선택하면 무엇을 실행할지 볼 수 있습니다</translation>
    </message>
    <message>
        <source>Chart of the comparison</source>
        <translation>비교 차트</translation>
    </message>
    <message>
        <source>Export {format}</source>
        <translation>{format} 내보내기</translation>
    </message>
    <message>
        <source>The file was not saved.</source>
        <translation>파일을 저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>Compared results</source>
        <translation>비교하는 결과</translation>
    </message>
    <message>
        <source>From History</source>
        <translation>기록에서</translation>
    </message>
    <message>
        <source>Compare one of the runs that ended last, too</source>
        <translation>최근에 끝난 실행을 골라 함께 비교합니다</translation>
    </message>
    <message>
        <source>Files …</source>
        <translation>파일…</translation>
    </message>
    <message>
        <source>Choose saved results to compare, several at once if you like</source>
        <translation>비교할 저장된 결과를 선택합니다. 한 번에 여러 개를 선택할 수 있습니다</translation>
    </message>
    <message>
        <source>No run has ended yet</source>
        <translation>끝난 실행 없음</translation>
    </message>
    <message>
        <source>Add Result on Screen</source>
        <translation>화면의 결과 추가</translation>
    </message>
    <message>
        <source>Compare the result that the page Result shows, saved or not</source>
        <translation>‘결과’ 페이지에 표시된 결과를 저장 여부와 관계없이 비교합니다</translation>
    </message>
    <message>
        <source>Make Baseline</source>
        <translation>기준으로 지정</translation>
    </message>
    <message>
        <source>Compare all the others with the chosen result (Return)</source>
        <translation>나머지를 모두 선택한 결과와 비교합니다(Return 키)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Take the chosen result out of the comparison (Delete)</source>
        <translation>선택한 결과를 비교에서 제외합니다(Delete 키)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Compare another result, too: a run of the history, or files</source>
        <translation>다른 결과도 비교합니다. 기록의 실행 또는 파일을 추가합니다</translation>
    </message>
    <message>
        <source>Baseline: {name}</source>
        <translation>기준: {name}</translation>
    </message>
    <message>
        <source>Compare two to six results</source>
        <translation>결과를 2개에서 6개까지 비교합니다</translation>
    </message>
    <message>
        <source>One more is needed</source>
        <translation>결과가 하나 더 필요합니다</translation>
    </message>
    <message>
        <source>Save the picture or the table of the comparison</source>
        <translation>비교 그림 또는 표를 저장합니다</translation>
    </message>
    <message>
        <source>{name} is compared already.</source>
        <translation>{name} 결과는 이미 비교하고 있습니다.</translation>
    </message>
    <message>
        <source>{name}: nothing was measured in it.</source>
        <translation>{name}: 측정된 것이 없습니다.</translation>
    </message>
    <message>
        <source>{name}: no more than six can be compared.</source>
        <translation>{name}: 6개까지만 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>Not all of these can be compared.</source>
        <translation>일부 결과는 비교할 수 없습니다.</translation>
    </message>
    <message>
        <source>{file} is the same run as {name}, which is compared already.</source>
        <translation>{file} 파일은 이미 비교하고 있는 {name} 결과와 같은 실행입니다.</translation>
    </message>
    <message>
        <source>All {count} Remarks …</source>
        <translation>비고 {count}개 모두 보기…</translation>
    </message>
    <message>
        <source>What to know about this comparison</source>
        <translation>이 비교에서 알아둘 점</translation>
    </message>
    <message>
        <source>What the comparison says</source>
        <translation>비교의 요약 문장</translation>
    </message>
    <message>
        <source>What speaks against the comparison</source>
        <translation>비교의 문제점</translation>
    </message>
    <message>
        <source>Read everything that speaks against the comparison, with advice</source>
        <translation>비교의 문제점과 권장 조치를 모두 읽습니다</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>비교 대상</translation>
    </message>
    <message>
        <source>Which device and batch size the comparison is of</source>
        <translation>비교할 장치와 배치 크기입니다</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>{cell} failed: {reason}</source>
        <translation>{cell} 실패: {reason}</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>문제 1개</translation>
    </message>
    <message>
        <source>{count} problems</source>
        <translation>문제 {count}개</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>경고 1개</translation>
    </message>
    <message>
        <source>{count} warnings</source>
        <translation>경고 {count}개</translation>
    </message>
    <message>
        <source>Delete Run</source>
        <translation>실행 삭제</translation>
    </message>
    <message>
        <source>Delete {count} Runs</source>
        <translation>실행 {count}개 삭제</translation>
    </message>
    <message>
        <source>{run} was not deleted.</source>
        <translation>{run} 실행을 삭제하지 못했습니다.</translation>
    </message>
    <message>
        <source>{count} runs were not deleted.</source>
        <translation>실행 {count}개를 삭제하지 못했습니다.</translation>
    </message>
    <message>
        <source>Nothing of it is lost. Choose Undo to try again.</source>
        <translation>잃은 것은 없습니다. 다시 시도하려면 실행 취소를 선택하세요.</translation>
    </message>
    <message>
        <source>{run} was not restored.</source>
        <translation>{run} 실행을 복원하지 못했습니다.</translation>
    </message>
    <message>
        <source>{count} runs were not restored.</source>
        <translation>실행 {count}개를 복원하지 못했습니다.</translation>
    </message>
    <message>
        <source>{run} was not changed.</source>
        <translation>{run} 실행을 변경하지 못했습니다.</translation>
    </message>
    <message>
        <source>Table of runs</source>
        <translation>실행 기록 표</translation>
    </message>
    <message>
        <source>Filter by any word</source>
        <translation>단어로 필터링</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>The runs were not compared.</source>
        <translation>실행을 비교하지 못했습니다.</translation>
    </message>
    <message>
        <source>There is no result file of {run}.</source>
        <translation>{run} 실행의 결과 파일이 없습니다.</translation>
    </message>
    <message>
        <source>{run} is not in History any more.</source>
        <translation>{run} 실행이 더 이상 기록에 없습니다.</translation>
    </message>
    <message>
        <source>Reading the history …</source>
        <translation>기록을 읽는 중…</translation>
    </message>
    <message>
        <source>The place of the run was not shown.</source>
        <translation>실행의 위치를 표시하지 못했습니다.</translation>
    </message>
    <message>
        <source>No run has all these words.</source>
        <translation>이 단어가 모두 포함된 실행이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing measured yet.
Every run is kept here by itself, as it is measured.</source>
        <translation>아직 측정된 것이 없습니다.
모든 실행은 측정하는 동안 자동으로 여기에 저장됩니다.</translation>
    </message>
    <message>
        <source>Every run was deleted.
Undo brings them back.</source>
        <translation>모든 실행을 삭제했습니다.
실행 취소로 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Every run was deleted.
The next one is kept here by itself, as it is measured.</source>
        <translation>모든 실행을 삭제했습니다.
다음 실행은 측정하는 동안 자동으로 여기에 저장됩니다.</translation>
    </message>
    <message>
        <source>1 run was deleted.</source>
        <translation>실행 1개를 삭제했습니다.</translation>
    </message>
    <message>
        <source>{count} runs were deleted.</source>
        <translation>실행 {count}개를 삭제했습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Bring back what was deleted</source>
        <translation>삭제한 실행을 되돌립니다</translation>
    </message>
    <message>
        <source>{count} runs selected</source>
        <translation>실행 {count}개 선택됨</translation>
    </message>
    <message>
        <source>Select 2 to 6 runs to compare them.</source>
        <translation>비교하려면 실행을 2개에서 6개까지 선택하십시오.</translation>
    </message>
    <message>
        <source>Rename Run</source>
        <translation>실행 이름 변경</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>{name} was not opened.</source>
        <translation>{name} 파일을 열지 못했습니다.</translation>
    </message>
    <message>
        <source>A benchmark is running, and to show another result would disturb it. Open it when the run has ended.</source>
        <translation>벤치마크를 실행하는 중이므로 다른 결과를 표시하면 측정에 영향을 줍니다. 실행이 끝난 다음 여십시오.</translation>
    </message>
    <message>
        <source>A benchmark is running, and comparing would disturb it. Wait until it has ended.</source>
        <translation>벤치마크를 실행하는 중이므로 비교하면 측정에 영향을 줍니다. 실행이 끝날 때까지 기다리십시오.</translation>
    </message>
    <message>
        <source>The results were not compared.</source>
        <translation>결과를 비교하지 않았습니다.</translation>
    </message>
    <message>
        <source>The run was not resumed.</source>
        <translation>실행을 재개하지 못했습니다.</translation>
    </message>
    <message>
        <source>Torchmark itself failed: {error}.</source>
        <translation>Torchmark 자체에 오류가 발생했습니다: {error}.</translation>
    </message>
    <message>
        <source>Please report this with the details below.</source>
        <translation>아래의 세부사항과 함께 신고해 주십시오.</translation>
    </message>
    <message>
        <source>Each dot is a sample: the mean time of a step. The line is their median.</source>
        <translation>각 점은 샘플로, 스텝의 평균 시간입니다. 선은 샘플의 중앙값입니다.</translation>
    </message>
    <message>
        <source>1 sample, {rate} images/s so far</source>
        <translation>샘플 1개, 현재까지 {rate} 이미지/s</translation>
    </message>
    <message>
        <source>{count} samples, {rate} images/s so far</source>
        <translation>샘플 {count}개, 현재까지 {rate} 이미지/s</translation>
    </message>
    <message>
        <source>first step {time}, warming up</source>
        <translation>첫 스텝 {time}, 워밍업 중</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>준비 중</translation>
    </message>
    <message>
        <source>Machine and versions</source>
        <translation>컴퓨터 및 버전</translation>
    </message>
    <message>
        <source>CPU cores</source>
        <translation>CPU 코어</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>전원</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>torchvision</source>
        <translation>torchvision</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU 스레드</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Torchmark</source>
        <translation>Torchmark</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>측정 일시</translation>
    </message>
    <message>
        <source>{name}, {count} cores</source>
        <translation>{name}, {count}코어</translation>
    </message>
    <message>
        <source>mains</source>
        <translation>전원 어댑터</translation>
    </message>
    <message>
        <source>battery</source>
        <translation>배터리</translation>
    </message>
    <message>
        <source>{preset} (changed)</source>
        <translation>{preset}(변경됨)</translation>
    </message>
    <message>
        <source>A ready set of choices. Results of the same preset can be compared with those of other machines;
what is chosen otherwise makes a result a custom one.</source>
        <translation>미리 정해진 선택입니다. 같은 프리셋의 결과는 다른 컴퓨터의 결과와 비교할 수 있으며,
다르게 선택한 것이 있으면 사용자 설정 결과가 됩니다.</translation>
    </message>
    <message>
        <source>Six models at batch size 4, each timed for about a second on each device.
The shortest way to an answer; its figures are the least certain.</source>
        <translation>모델 여섯 개를 배치 크기 4로, 각 장치에서 약 1초씩 측정합니다.
가장 빨리 답을 얻지만 측정값은 가장 덜 확실합니다.</translation>
    </message>
    <message>
        <source>Six models at batch sizes 4 and 64, each timed until its figure is certain, and whether the GPU&apos;s
numbers are right. For figures to quote. Many times as long as Quick.</source>
        <translation>모델 여섯 개를 배치 크기 4와 64로, 측정값이 확실해질 때까지 측정하고 GPU의 수치가 올바른지도 확인합니다.
인용할 측정값을 위한 것이며, 빠르게 프리셋보다 몇 배 더 걸립니다.</translation>
    </message>
    <message>
        <source>Passes over 1000 images with their loading, as an M1 Max was measured in 2022, to stand beside it.
Long where the CPU is slow: each pass is made whole.</source>
        <translation>2022년에 M1 Max를 측정한 것처럼 로딩을 포함하여 이미지 1000개를 한 번씩 학습하며, 그 결과와 나란히 볼 수 있습니다.
중간에 끊지 않으므로 CPU가 느리면 오래 걸립니다.</translation>
    </message>
    <message>
        <source>One model for 10 minutes on each device without a pause: does the machine become slower as it
grows hot (throttle)?</source>
        <translation>모델 하나를 각 장치에서 10분간 쉬지 않고 학습합니다.
컴퓨터가 뜨거워지면서 느려지는지(스로틀링) 확인합니다.</translation>
    </message>
    <message>
        <source>Whatever is chosen below, each timed as long as in Standard.
Such a result is not to be put beside those of a preset.</source>
        <translation>아래에서 선택한 것을 표준 프리셋과 같은 시간 동안 측정합니다.
이 결과는 프리셋의 결과와 나란히 비교할 수 없습니다.</translation>
    </message>
    <message>
        <source>Networks that tell what an image shows, from large and old (VGG-16) to small and newer.
Each one chosen is trained on each device; the run becomes longer by it.</source>
        <translation>이미지에 무엇이 있는지 알아내는 신경망으로, 크고 오래된 것(VGG-16)부터 작고 새로운 것까지 있습니다.
선택한 모델을 각 장치에서 학습하며, 그만큼 실행이 길어집니다.</translation>
    </message>
    <message>
        <source>What does the training. The speed-up needs the CPU and a GPU.</source>
        <translation>학습을 수행하는 장치입니다. 가속을 구하려면 CPU와 GPU가 모두 필요합니다.</translation>
    </message>
    <message>
        <source>The processor: what a GPU is compared with. It takes most of the time of a run.</source>
        <translation>프로세서이며, GPU와 비교하는 기준입니다. 실행 시간의 대부분을 차지합니다.</translation>
    </message>
    <message>
        <source>The graphics processor, which PyTorch can train on as well.</source>
        <translation>그래픽 프로세서이며, PyTorch는 여기에서도 학습할 수 있습니다.</translation>
    </message>
    <message>
        <source>Batch size: how many images a model is trained on at a time. With more a GPU has more to do at once,
and mostly gains more; each step needs more memory and time. Each size chosen is measured.</source>
        <translation>배치 크기는 모델이 한 번에 학습하는 이미지 수입니다. 클수록 GPU가 한 번에 할 일이 많아져 대체로 더 유리하지만,
스텝마다 메모리와 시간이 더 필요합니다. 선택한 크기를 모두 측정합니다.</translation>
    </message>
    <message>
        <source>A cell is one model on one device at one batch size in one precision.
The time is a guess from a short look at the devices.</source>
        <translation>셀은 한 모델을 한 장치에서 한 배치 크기와 한 정밀도로 측정하는 단위입니다.
시간은 장치를 잠시 살펴보고 어림한 값입니다.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>한계</translation>
    </message>
    <message>
        <source>What each device can do at best, so that the share of it that training reaches is known.
Costs about 10 s for each device.</source>
        <translation>각 장치의 최대 성능을 측정하여, 학습이 그중 어느 비율에 도달하는지 확인합니다.
장치마다 약 10초가 더 걸립니다.</translation>
    </message>
    <message>
        <source>From the way of 2022 to the right one, step by step: what each mistake was worth.
Costs about half a minute for each model and device.</source>
        <translation>2022년 방식에서 올바른 방식까지 한 단계씩 바꾸며 각 실수의 영향을 분석합니다.
모델과 장치마다 약 30초가 더 걸립니다.</translation>
    </message>
    <message>
        <source>How a cell is measured: what counts as its time, and for how long it is timed.</source>
        <translation>셀을 측정하는 방법입니다. 무엇을 시간에 넣고 얼마 동안 측정하는지를 정합니다.</translation>
    </message>
    <message>
        <source>Training steps alone, timed again and again until the figure is certain. Figures to quote.
Takes seconds for each cell.</source>
        <translation>측정값이 확실해질 때까지 학습 스텝만 반복하여 측정합니다. 인용할 수 있는 측정값입니다.
셀마다 몇 초가 걸립니다.</translation>
    </message>
    <message>
        <source>A whole pass over 1000 images (an epoch) with their loading, once, as in 2022.
Takes as long as that pass: minutes for a large model on a CPU.</source>
        <translation>2022년처럼 로딩을 포함하여 이미지 1000개의 전체 에포크를 한 번 측정합니다.
그 에포크만큼 걸리며, CPU에서 큰 모델은 몇 분이 걸립니다.</translation>
    </message>
    <message>
        <source>Minutes without a pause, to see whether the machine grows hot and slow.
Takes the minutes below for each cell.</source>
        <translation>몇 분간 쉬지 않고 실행하여 컴퓨터가 뜨거워지고 느려지는지 확인합니다.
셀마다 아래에서 정한 시간(분)이 걸립니다.</translation>
    </message>
    <message>
        <source>In how many bits the numbers are kept that a model computes with. Fewer are faster on many GPUs and
need less memory, and are less exact. Each precision that is measured makes the run longer.</source>
        <translation>모델이 계산하는 수를 몇 비트로 다루는지를 정합니다. 비트가 적으면 많은 GPU에서 더 빠르고 메모리를 덜 쓰지만
덜 정확합니다. 측정하는 정밀도마다 실행이 길어집니다.</translation>
    </message>
    <message>
        <source>32 bits throughout: full precision, and what PyTorch does by itself.</source>
        <translation>모두 32비트입니다. 전체 정밀도이며 PyTorch의 기본값입니다.</translation>
    </message>
    <message>
        <source>Mixed: 16 bits where PyTorch deems it safe (autocast), else 32. More exact, over a small range.</source>
        <translation>혼합 정밀도: PyTorch가 안전하다고 판단하면 16비트(자동 변환), 아니면 32비트입니다. 더 정확하지만 수의 범위가 좁습니다.</translation>
    </message>
    <message>
        <source>Mixed: 16 bits where PyTorch deems it safe (autocast), else 32. Less exact, over a large range.</source>
        <translation>혼합 정밀도: PyTorch가 안전하다고 판단하면 16비트(자동 변환), 아니면 32비트입니다. 덜 정확하지만 수의 범위가 넓습니다.</translation>
    </message>
    <message>
        <source>A cell that finds no memory is also tried at half its batch size, and so on.
Costs time only where one fails.</source>
        <translation>메모리가 부족한 셀은 배치 크기를 절반씩 줄여 가며 다시 시도합니다.
실패한 셀이 있을 때에만 시간이 더 걸립니다.</translation>
    </message>
    <message>
        <source>With how many threads, on as many cores, PyTorch computes on the CPU at a time.
Fewer make the CPU slower, and the GPU look faster beside it.</source>
        <translation>PyTorch가 CPU에서 동시에 사용할 스레드 수이며, 그 수만큼 코어를 씁니다.
적으면 CPU가 느려지고, 그만큼 GPU가 빨라 보입니다.</translation>
    </message>
    <message>
        <source>How long each model is timed on a device, after its warm-up, where its figure is not certain before.
Longer makes the figures more certain, and the run longer.</source>
        <translation>측정값이 먼저 확실해지지 않으면, 워밍업 후 각 모델을 한 장치에서 측정하는 시간입니다.
길수록 측정값은 더 확실해지고 실행은 길어집니다.</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>Are the GPU&apos;s numbers right? Compares output, loss and gradients with float64, for each model.
Costs some dozens of training steps for each model, on the CPU too.</source>
        <translation>GPU의 수치가 올바른지, 모델마다 출력, 손실, 그래디언트를 float64와 비교합니다.
모델마다 학습 스텝 수십 번이 더 걸리며, CPU에서도 마찬가지입니다.</translation>
    </message>
    <message>
        <source>Where the time of a step goes: loading, transfer, forward, backward, optimiser.
Costs about 2 s for each cell, more where a step is slow.</source>
        <translation>스텝 시간이 어디에 쓰이는지 측정합니다: 로딩, 전송, 순전파, 역전파, 옵티마이저.
셀마다 약 2초가 더 걸리며, 스텝이 느리면 더 걸립니다.</translation>
    </message>
    <message>
        <source>Epoch of 2022</source>
        <translation>2022년 에포크</translation>
    </message>
    <message>
        <source>Also measure</source>
        <translation>추가 측정</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>프로토콜</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Smaller batch if short</source>
        <translation>부족하면 더 작은 배치</translation>
    </message>
    <message>
        <source>More</source>
        <translation>추가 설정</translation>
    </message>
    <message>
        <source>More: {chosen}</source>
        <translation>추가 설정: {chosen}</translation>
    </message>
    <message>
        <source> min for each cell</source>
        <translation> 분(셀당)</translation>
    </message>
    <message>
        <source>Minutes for each cell</source>
        <translation>셀당 시간(분)</translation>
    </message>
    <message>
        <source>How long each cell trains without a pause</source>
        <translation>각 셀을 쉬지 않고 학습하는 시간입니다</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Hide this message</source>
        <translation>이 메시지를 가립니다</translation>
    </message>
    <message>
        <source>Torchmark Results ({patterns})</source>
        <translation>Torchmark 결과 ({patterns})</translation>
    </message>
    <message>
        <source>Open Result</source>
        <translation>결과 열기</translation>
    </message>
    <message>
        <source>Compare Results</source>
        <translation>결과 비교</translation>
    </message>
    <message>
        <source>Opened from a file: measured on {date} on {machine}, not here and now.</source>
        <translation>파일에서 열었습니다. 지금 여기에서 측정한 것이 아니라 {date}에 {machine} 컴퓨터에서 측정한 결과입니다.</translation>
    </message>
    <message>
        <source>A benchmark is running, and to draw every chart would disturb it. Wait until it has ended.</source>
        <translation>벤치마크를 실행하는 중이며, 모든 차트를 그리면 방해가 됩니다. 끝날 때까지 기다리십시오.</translation>
    </message>
    <message>
        <source>The chart is on the clipboard.</source>
        <translation>차트를 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>The table is on the clipboard.</source>
        <translation>표를 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>1 row of the table is on the clipboard.</source>
        <translation>표의 행 1개를 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>{count} rows of the table are on the clipboard.</source>
        <translation>표의 행 {count}개를 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>{name} was saved.</source>
        <translation>{name} 파일을 저장했습니다.</translation>
    </message>
    <message>
        <source>Everything was saved in {folder}.</source>
        <translation>모두 {folder} 폴더에 저장했습니다.</translation>
    </message>
    <message>
        <source>The run was not opened.</source>
        <translation>실행을 열지 못했습니다.</translation>
    </message>
    <message>
        <source>The machine is being checked. Resume it from History when the check has ended.</source>
        <translation>이 컴퓨터를 점검하는 중입니다. 점검이 끝난 뒤 기록에서 재개하십시오.</translation>
    </message>
    <message>
        <source>The run of {date} was interrupted after {finished} of {cells} cells.</source>
        <translation>{date} 실행이 셀 {cells}개 중 {finished}개를 완료한 뒤 중단되었습니다.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>Show what it has measured; it stays in History</source>
        <translation>측정된 결과를 표시합니다. 실행은 기록에 그대로 남습니다</translation>
    </message>
    <message>
        <source>Measure only what is missing</source>
        <translation>남은 항목만 측정합니다</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>무시</translation>
    </message>
    <message>
        <source>Do not offer it again; it stays in History</source>
        <translation>다시 제안하지 않습니다. 실행은 기록에 그대로 남습니다</translation>
    </message>
    <message>
        <source>The run will be offered again.</source>
        <translation>이 실행은 다시 제안됩니다.</translation>
    </message>
    <message>
        <source>the run of {date}</source>
        <translation>{date} 실행</translation>
    </message>
    <message>
        <source>From History: {title}, measured on {date} on {machine}.</source>
        <translation>기록에서 {title} 실행을 열었습니다. {date}에 {machine} 컴퓨터에서 측정했습니다.</translation>
    </message>
    <message>
        <source>From History: measured on {date} on {machine}.</source>
        <translation>기록에서 열었습니다. {date}에 {machine} 컴퓨터에서 측정했습니다.</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>메모: {note}</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>중단하는 중…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Batch sizes</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Measure what is chosen; during a run, stop it and keep what was measured</source>
        <translation>선택한 항목을 측정합니다. 실행 중에는 실행을 중단하고 지금까지 측정된 결과를 유지합니다</translation>
    </message>
    <message>
        <source>{devices} cannot be used: see System Check.</source>
        <translation>{devices} 장치를 사용할 수 없습니다. 시스템 점검을 확인하십시오.</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>선택 항목</translation>
    </message>
    <message>
        <source>Batch size {size}</source>
        <translation>배치 크기 {size}</translation>
    </message>
    <message>
        <source>no batch size was chosen: choose at least one.</source>
        <translation>선택한 배치 크기가 없습니다. 하나 이상 선택하십시오.</translation>
    </message>
    <message>
        <source>1 cell, about {duration}</source>
        <translation>셀 1개, 약 {duration}</translation>
    </message>
    <message>
        <source>{cells} cells, about {duration}</source>
        <translation>셀 {cells}개, 약 {duration}</translation>
    </message>
    <message>
        <source>Preset changed. {estimate}</source>
        <translation>프리셋 변경됨. {estimate}</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>준비 중</translation>
    </message>
    <message>
        <source>Preparing to explain</source>
        <translation>분석 준비 중</translation>
    </message>
    <message>
        <source>Done: {measured} of {all} cells measured.</source>
        <translation>완료: 셀 {all}개 중 {measured}개 측정됨.</translation>
    </message>
    <message>
        <source>Done: {measured} of {all} cells measured, {failed} failed.</source>
        <translation>완료: 셀 {all}개 중 {measured}개 측정됨, {failed}개 실패.</translation>
    </message>
    <message>
        <source>Stopped: {measured} of {all} cells measured.</source>
        <translation>중단됨: 셀 {all}개 중 {measured}개 측정됨.</translation>
    </message>
    <message>
        <source>Stopped: {measured} of {all} cells measured, {failed} failed.</source>
        <translation>중단됨: 셀 {all}개 중 {measured}개 측정됨, {failed}개 실패.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행 상태</translation>
    </message>
    <message>
        <source>Share of the run that is done</source>
        <translation>실행이 완료된 비율</translation>
    </message>
    <message>
        <source>Finishing …</source>
        <translation>마무리하는 중…</translation>
    </message>
    <message>
        <source>{activity} · {number} of {all} · about {duration} left</source>
        <translation>{activity} · {all}개 중 {number}번째 · 약 {duration} 남음</translation>
    </message>
    <message>
        <source>{text}
Double-click, or press Return, for the details.</source>
        <translation>{text}
자세히 보려면 이중 클릭하거나 Return 키를 누르십시오.</translation>
    </message>
    <message>
        <source>{text}
Double-click, or press Return, for what to do about it.</source>
        <translation>{text}
어떻게 해야 하는지 보려면 이중 클릭하거나 Return 키를 누르십시오.</translation>
    </message>
    <message>
        <source>The CPU, which this is a ratio to: {doubts}</source>
        <translation>이 비율의 기준인 CPU: {doubts}</translation>
    </message>
    <message>
        <source>Table of results</source>
        <translation>결과 표</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>요약 문장</translation>
    </message>
    <message>
        <source>Save the result as a picture, a table or a file, or all of them</source>
        <translation>결과를 그림, 표, 파일 또는 이 모든 형식으로 저장합니다</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>측정 중…</translation>
    </message>
    <message>
        <source>Stopped; what was measured until then is kept.</source>
        <translation>중단되었습니다. 그때까지 측정된 결과는 유지됩니다.</translation>
    </message>
    <message>
        <source>Ended early by a failure of Torchmark itself; what was measured until then is kept.</source>
        <translation>Torchmark 자체의 오류로 일찍 종료되었습니다. 그때까지 측정된 결과는 유지됩니다.</translation>
    </message>
    <message>
        <source>How well does PyTorch train on this machine?</source>
        <translation>이 컴퓨터에서 PyTorch 학습은 얼마나 잘 됩니까?</translation>
    </message>
    <message>
        <source>Press Run to measure what is chosen on the left. The chart grows as cells finish, and you can stop at any time: what was measured is kept.</source>
        <translation>실행을 누르면 왼쪽에서 선택한 항목을 측정합니다. 셀이 완료될 때마다 차트가 채워지며, 언제든지 중단할 수 있습니다. 측정된 결과는 유지됩니다.</translation>
    </message>
    <message>
        <source>Where the result is from</source>
        <translation>결과의 출처</translation>
    </message>
    <message>
        <source>Show in Finder</source>
        <translation>Finder에서 보기</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>폴더에서 보기</translation>
    </message>
    <message>
        <source>This system names no program that shows folders.</source>
        <translation>이 시스템에는 폴더를 보여 주는 프로그램이 지정되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Finder did not answer.</source>
        <translation>Finder가 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>The system says: {error}</source>
        <translation>시스템의 메시지: {error}</translation>
    </message>
    <message>
        <source>Open this folder yourself; its path can be selected and copied:
{folder}</source>
        <translation>다음 폴더를 직접 여십시오. 경로를 선택하여 복사할 수 있습니다.
{folder}</translation>
    </message>
    <message>
        <source>Drawing the picture …</source>
        <translation>그림을 그리는 중…</translation>
    </message>
    <message>
        <source>Drawing chart {number} of {count} …</source>
        <translation>차트 {count}개 중 {number}번째를 그리는 중 …</translation>
    </message>
    <message>
        <source>Export Everything</source>
        <translation>모두 내보내기</translation>
    </message>
    <message>
        <source>Export Here</source>
        <translation>여기에 내보내기</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>그림을 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>The result was not saved.</source>
        <translation>결과를 저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>The 95% interval was narrow enough, so no more was timed.</source>
        <translation>95% 신뢰구간이 충분히 좁아져 측정을 마쳤습니다.</translation>
    </message>
    <message>
        <source>The time for this cell was up before its interval was as narrow as wished.</source>
        <translation>신뢰구간이 원하는 만큼 좁아지기 전에 이 셀의 측정 시간이 끝났습니다.</translation>
    </message>
    <message>
        <source>All that was asked for was timed.</source>
        <translation>요청한 측정을 모두 마쳤습니다.</translation>
    </message>
    <message>
        <source>{low} to {high} images per second, at 95% confidence</source>
        <translation>초당 이미지 {low}~{high}개(95% 신뢰구간)</translation>
    </message>
    <message>
        <source>{times} times the median step</source>
        <translation>스텝 시간 중앙값의 {times}배</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Where it was trained.</source>
        <translation>학습한 장치입니다.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Images in one training step, with the precision where it is not float32.</source>
        <translation>한 학습 스텝의 이미지 수입니다. float32가 아니면 정밀도도 표시합니다.</translation>
    </message>
    <message>
        <source>Batch size over the median step time: images trained in a second.</source>
        <translation>배치 크기를 스텝 시간의 중앙값으로 나눈 값으로, 1초 동안 학습한 이미지 수입니다.</translation>
    </message>
    <message>
        <source>Images/s 95%</source>
        <translation>이미지/s 95%</translation>
    </message>
    <message>
        <source>How far off the images per second may be by chance: their 95% interval. Narrow is good.</source>
        <translation>초당 이미지 수가 우연히 벗어날 수 있는 범위인 95% 신뢰구간입니다. 좁을수록 좋습니다.</translation>
    </message>
    <message>
        <source>Median step time on the CPU over that on this device: above 1 the device is faster.</source>
        <translation>CPU의 스텝 시간 중앙값을 이 장치의 값으로 나눈 비율입니다. 1보다 크면 이 장치가 더 빠릅니다.</translation>
    </message>
    <message>
        <source>Speed-up 95%</source>
        <translation>가속 95%</translation>
    </message>
    <message>
        <source>The 95% interval of the speed-up. Where it holds 1, neither is shown to be faster.</source>
        <translation>가속의 95% 신뢰구간입니다. 1이 포함되면 어느 쪽이 더 빠르다고 할 수 없습니다.</translation>
    </message>
    <message>
        <source>Speed-up 95% low</source>
        <translation>가속 95% 하한</translation>
    </message>
    <message>
        <source>Speed-up 95% high</source>
        <translation>가속 95% 상한</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Median time of a training step over the timed windows or epochs.</source>
        <translation>측정 구간 또는 에포크에서 측정한 학습 스텝 시간의 중앙값입니다.</translation>
    </message>
    <message>
        <source>Step (ms)</source>
        <translation>스텝(ms)</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>첫 스텝</translation>
    </message>
    <message>
        <source>Time of the very first step, which compiles and allocates; not part of the other figures.</source>
        <translation>컴파일과 메모리 할당을 포함하는 맨 처음 스텝의 시간입니다. 다른 측정값에는 포함되지 않습니다.</translation>
    </message>
    <message>
        <source>First step (ms)</source>
        <translation>첫 스텝(ms)</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>How many timed windows, or epochs, stand behind the median.</source>
        <translation>중앙값을 구하는 데 쓴 측정 구간 또는 에포크의 수입니다.</translation>
    </message>
    <message>
        <source>Highest memory seen at the synchronisations; on the CPU that of the whole process. 1 GB is 2^30 bytes.</source>
        <translation>동기화 시점에 관측된 최대 메모리입니다. CPU에서는 전체 프로세스의 최대 메모리입니다. 1 GB는 2^30바이트입니다.</translation>
    </message>
    <message>
        <source>Memory (GB)</source>
        <translation>메모리(GB)</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>종료 사유</translation>
    </message>
    <message>
        <source>Why no more was timed: precise, time up, or complete.</source>
        <translation>측정을 끝낸 이유입니다(정밀도 도달, 시간 종료 또는 완료).</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>How the measurement ended, with the reason if it failed and the doubts if there are any.</source>
        <translation>측정이 어떻게 끝났는지 표시합니다. 실패한 이유와 의심스러운 점이 있으면 함께 표시합니다.</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>없습니다.</translation>
    </message>
    <message>
        <source>it is no ordinary file</source>
        <translation>일반 파일이 아닙니다</translation>
    </message>
    <message>
        <source>it has {size} MB, and nothing of its kind has more than {most} MB</source>
        <translation>크기가 {size} MB인데, 이런 종류의 파일은 {most} MB를 넘지 않습니다</translation>
    </message>
    <message>
        <source>A smaller batch size is measured instead. Or close other programs, and run again.</source>
        <translation>대신 더 작은 배치 크기로 측정합니다. 또는 다른 프로그램을 닫고 다시 실행하십시오.</translation>
    </message>
    <message>
        <source>Run it again. If it hangs again, update the system and Torchmark, then report it with the details: they tell where it stood.</source>
        <translation>다시 실행하십시오. 또 멈추면 시스템과 Torchmark를 업데이트한 뒤, 멈춘 위치가 담긴 자세한 내용과 함께 알려 주십시오.</translation>
    </message>
    <message>
        <source>heavy</source>
        <translation>심함</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>위험</translation>
    </message>
    <message>
        <source>Low Power Mode was switched on during the run, which slows the CPU and the GPU.</source>
        <translation>실행 중에 저전력 모드가 켜졌습니다. 저전력 모드는 CPU와 GPU를 느리게 합니다.</translation>
    </message>
    <message>
        <source>The computer went on battery during the run.</source>
        <translation>실행 중에 컴퓨터가 배터리 전원으로 전환되었습니다.</translation>
    </message>
    <message>
        <source>The computer was hot during the run (thermal pressure: {level}).</source>
        <translation>실행 중에 컴퓨터가 뜨거워졌습니다(열 압력: {level}).</translation>
    </message>
    <message>
        <source>Let it cool down with its air vents free, then run again.</source>
        <translation>통풍구를 막지 않은 상태로 식힌 다음 다시 실행하십시오.</translation>
    </message>
    <message>
        <source>Leave its lid open, then run again.</source>
        <translation>덮개를 열어 둔 채로 다시 실행하십시오.</translation>
    </message>
    <message>
        <source>The computer slept for {time} during the run, in no sample.</source>
        <translation>실행 중에 컴퓨터가 {time} 동안 잠자기 상태였습니다. 영향을 받은 표본은 없습니다.</translation>
    </message>
    <message>
        <source>The computer slept for {time} during the run: 1 sample in which it did was thrown away.</source>
        <translation>실행 중에 컴퓨터가 {time} 동안 잠자기 상태였습니다. 그 시간이 포함된 표본 1개를 버렸습니다.</translation>
    </message>
    <message>
        <source>The computer slept for {time} during the run: {count} samples in which it did were thrown away.</source>
        <translation>실행 중에 컴퓨터가 {time} 동안 잠자기 상태였습니다. 그 시간이 포함된 표본 {count}개를 버렸습니다.</translation>
    </message>
    <message>
        <source>The settings could not be read.</source>
        <translation>설정을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Their file holds what Torchmark never writes: it was damaged. Torchmark begins with the usual settings; the damaged ones are in {file}.</source>
        <translation>설정 파일에 Torchmark가 쓰지 않는 내용이 들어 있습니다. 파일이 손상되었습니다. Torchmark는 기본 설정으로 시작하며, 손상된 설정은 {file}에 있습니다.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>진단 정보</translation>
    </message>
    <message>
        <source>Files in the report</source>
        <translation>보고에 들어가는 파일</translation>
    </message>
    <message>
        <source>Text of the chosen file</source>
        <translation>선택한 파일의 내용</translation>
    </message>
    <message>
        <source>This is all that the file will hold: read it, save it, and add it to your report of a bug. Nothing is sent anywhere. Your home folder and the names of you and of this computer were taken out.</source>
        <translation>파일에 들어가는 내용은 이것이 전부입니다. 읽고 저장한 다음 버그 보고에 첨부하십시오. 어디로도 전송되지 않습니다. 홈 폴더의 경로와 사용자, 이 컴퓨터의 이름은 제거되었습니다.</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Choose where to save these files as one zip file</source>
        <translation>이 파일들을 하나의 zip 파일로 저장할 위치를 선택합니다</translation>
    </message>
    <message>
        <source>Diagnostics (ZIP)</source>
        <translation>진단 정보 (ZIP)</translation>
    </message>
    <message>
        <source>{file} cannot be written. The choice holds until Torchmark is closed. Make that file and its folder writable, or make room on the disk, and choose again.</source>
        <translation>{file} 파일에 쓸 수 없습니다. 이 선택은 Torchmark를 닫을 때까지만 유지됩니다. 그 파일과 폴더를 쓸 수 있게 하거나 디스크 공간을 확보한 뒤 다시 선택하십시오.</translation>
    </message>
    <message>
        <source>Drawing …</source>
        <translation>그리는 중 …</translation>
    </message>
    <message>
        <source>This chart could not be drawn.</source>
        <translation>이 차트를 그리지 못했습니다.</translation>
    </message>
    <message>
        <source>Drop saved results here (.torchmark or result.json), or add runs of the history or files.
The first is the baseline; the speed of the others is told as a multiple of its.</source>
        <translation>저장된 결과(.torchmark 또는 result.json)를 여기로 드래그하거나, 기록의 실행 또는 파일을 추가하십시오.
첫 번째 결과가 기준이며, 나머지의 속도는 기준의 몇 배인지로 표시합니다.</translation>
    </message>
    <message>
        <source>Drop another result here, choose one by Add, or tick the published one.</source>
        <translation>다른 결과를 여기로 드래그하거나, ‘추가’로 선택하거나, 공개된 결과를 체크하십시오.</translation>
    </message>
    <message>
        <source>{machine} with {gpu}</source>
        <translation>{gpu} 탑재 {machine}</translation>
    </message>
    <message>
        <source>{device} trains with fewer bits than its fp32 peak was measured with (see Parity): its share is not one of its own limit, and may pass 100%.</source>
        <translation>{device} 장치는 fp32 최대 성능을 측정할 때보다 더 적은 비트로 학습합니다(‘수치 일치’ 참조). 따라서 이 비율은 장치 자신의 한계에 대한 비율이 아니며, 100%를 넘을 수 있습니다.</translation>
    </message>
    <message>
        <source>As Measured</source>
        <translation>측정한 순서</translation>
    </message>
    <message>
        <source>Show the table of the result in the order of measuring</source>
        <translation>결과의 표를 측정한 순서로 표시합니다</translation>
    </message>
    <message>
        <source>Sort the table of the result by this column; once more turns the order round</source>
        <translation>결과의 표를 이 열로 정렬합니다. 다시 선택하면 순서가 반대로 바뀝니다</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Seconds for all images once, with loading them: the median epoch.</source>
        <translation>모든 이미지를 불러와 한 번씩 학습하는 데 걸린 시간(초)의 중앙값입니다.</translation>
    </message>
    <message>
        <source>Epoch (s)</source>
        <translation>에포크(s)</translation>
    </message>
    <message>
        <source>Images/s at best</source>
        <translation>최고 이미지/s</translation>
    </message>
    <message>
        <source>The highest running median of a sustained run.</source>
        <translation>지속 실행에서 가장 높은 이동 중앙값입니다.</translation>
    </message>
    <message>
        <source>Images/s held</source>
        <translation>지속 이미지/s</translation>
    </message>
    <message>
        <source>The median of the last part of a sustained run.</source>
        <translation>지속 실행의 마지막 부분의 중앙값입니다.</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>변동</translation>
    </message>
    <message>
        <source>Standard deviation of the samples over their mean. Large is unsteady.</source>
        <translation>측정값의 표준편차를 평균으로 나눈 값입니다. 클수록 불안정합니다.</translation>
    </message>
    <message>
        <source>TFLOP/s</source>
        <translation>TFLOP/s</translation>
    </message>
    <message>
        <source>Floating-point operations of a step over its median time, in 10^12 a second.</source>
        <translation>한 스텝의 부동소수점 연산 수를 스텝 시간의 중앙값으로 나눈 값입니다(초당 10^12회 단위).</translation>
    </message>
    <message>
        <source>Of peak</source>
        <translation>최대 대비</translation>
    </message>
    <message>
        <source>TFLOP/s over the fastest matrix product of the device, where its limits were measured.</source>
        <translation>TFLOP/s를 장치의 가장 빠른 행렬 곱에 견준 비율입니다(한계를 측정한 경우).</translation>
    </message>
    <message>
        <source>Whether its numbers agree with float64, where that was checked.</source>
        <translation>계산 결과가 float64와 일치하는지 확인한 결과입니다(확인한 경우).</translation>
    </message>
</context>
</TS>
