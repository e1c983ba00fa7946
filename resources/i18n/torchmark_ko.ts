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
        <source>Torchmark Result</source>
        <translation>Torchmark 결과</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>표 (CSV)</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>그림 (PNG)</translation>
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
        <source>Copy Table</source>
        <translation>표 복사하기</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all, for a spreadsheet</source>
        <translation>선택한 행(없으면 모든 행)을 스프레드시트용으로 복사합니다</translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>Choose threads, time, precision, language and appearance</source>
        <translation>스레드, 시간, 정밀도, 언어 및 화면 모드를 선택합니다</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Show what was measured</source>
        <translation>측정된 결과를 표시합니다</translation>
    </message>
    <message>
        <source>System Check</source>
        <translation>시스템 점검</translation>
    </message>
    <message>
        <source>Show what the check found on this machine</source>
        <translation>이 컴퓨터의 점검 결과를 표시합니다</translation>
    </message>
    <message>
        <source>Show M1 Max of 2022</source>
        <translation>2022년 M1 Max 표시</translation>
    </message>
    <message>
        <source>Show the published result of 2022 beside the measured one, or hide it</source>
        <translation>2022년에 발표된 결과를 측정 결과와 함께 표시하거나 가립니다</translation>
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
        <source>Read what is measured and what the figures mean</source>
        <translation>무엇을 측정하고 각 수치가 무엇을 뜻하는지 읽습니다</translation>
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
        <source>Show {name} instead?</source>
        <translation>대신 {name} 파일을 표시하겠습니까?</translation>
    </message>
    <message>
        <source>The result on screen was not saved as a Torchmark Result, and cannot be shown again afterwards.</source>
        <translation>화면의 결과는 Torchmark 결과로 저장되지 않았으며 이후에는 다시 표시할 수 없습니다.</translation>
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
        <source>What was measured so far can no longer be exported after closing.</source>
        <translation>닫은 후에는 지금까지 측정된 결과를 내보낼 수 없습니다.</translation>
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
        <source>How many threads PyTorch uses on the CPU</source>
        <translation>PyTorch가 CPU에서 사용할 스레드 수입니다</translation>
    </message>
    <message>
        <source>As the preset has it</source>
        <translation>프리셋에 따름</translation>
    </message>
    <message>
        <source>How long each model is timed on a device, after its warm-up</source>
        <translation>워밍업 후 각 모델을 한 장치에서 측정하는 시간입니다</translation>
    </message>
    <message>
        <source> s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>The numbers in which models are trained; what a device cannot do fails with the reason</source>
        <translation>모델 학습에 쓰는 수의 형식입니다. 장치가 지원하지 않으면 해당 셀은 이유와 함께 실패합니다</translation>
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
        <source>Take back the last change of the history</source>
        <translation>기록의 마지막 변경을 취소합니다</translation>
    </message>
    <message>
        <source>Make the change again that was taken back</source>
        <translation>취소한 변경을 다시 적용합니다</translation>
    </message>
</context>
</TS>
