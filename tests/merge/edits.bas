REM Edits of a deck, one a call, as a person makes them in LibreOffice Impress.

REM Does what each line of a file says: source|target|kind.
Sub Main(list As String)
  Dim line As String, parts
  Open list For Input As #1
  Do While Not EOF(1)
    Line Input #1, line
    parts = Split(line, "|")
    If UBound(parts) = 2 Then Edit(parts(0), parts(1), parts(2))
  Loop
  Close #1
  StarDesktop.terminate()
End Sub

Sub Edit(source As String, target As String, kind As String)
  Dim document, slides, slide, shape, properties(0) As New com.sun.star.beans.PropertyValue
  properties(0).Name = "Hidden" : properties(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, properties())
  slides = document.DrawPages
  slide = slides.getByIndex(1)
  Select Case kind
    Case "nothing"
    Case "title": slide.getByIndex(0).String = "My own question"
    Case "number": Renew(document, "At week 24", "After half a year it was " & Chr(8722) & "2.1 points")
    Case "bold": Dress(Holder(document, "One in ten"), "CharWeight", 150)
    Case "size": Dress(Holder(document, "At week 24"), "CharHeight", 31)
    Case "colour": Dress(Holder(document, "At week 24"), "CharColor", RGB(200, 0, 0))
    Case "fill": shape = slide.getByIndex(1) : shape.FillStyle = 1 : shape.FillColor = RGB(250, 220, 90)
    Case "move": shape = slide.getByIndex(1) : Place(shape, 3000, 12000)
    Case "resize": Widen(slide.getByIndex(1))
    Case "delete shape": slide.remove(slide.getByIndex(1))
    Case "add box": AddBox(document, slide)
    Case "delete slide": slides.remove(slide)
    Case "duplicate slide": document.duplicate(slide)
    Case "add slide": slides.insertNewByIndex(3) : slides.getByIndex(4).Name = "Mine"
    Case "hide": slide.Visible = False
    Case "notes": Notes(slides.getByIndex(3)).String = "Remember to smile"
    Case "transition": slide.TransitionType = 37 : slide.TransitionSubtype = 101
    Case "cell": Cell(document)
    Case "comment": Comment(slide)
    Case "empty": Holder(document, "One in ten").String = ""
  End Select
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName" : saved(0).Value = "Impress MS PowerPoint 2007 XML"
  document.storeToURL(ConvertToURL(target), saved())
  document.close(True)
End Sub

REM The paragraph that begins with some words.
Function Holder(document, words As String)
  Dim i, j, paragraphs, paragraph
  For i = 0 To document.DrawPages.Count - 1
    For j = 0 To document.DrawPages.getByIndex(i).Count - 1
      shape = document.DrawPages.getByIndex(i).getByIndex(j)
      If shape.supportsService("com.sun.star.drawing.Text") Then
        paragraphs = shape.createEnumeration()
        Do While paragraphs.hasMoreElements()
          paragraph = paragraphs.nextElement()
          If InStr(Join(Split(paragraph.String, Chr(160)), " "), words) = 1 Then
            Holder = paragraph
            Exit Function
          End If
        Loop
      End If
    Next
  Next
End Function

Sub Renew(document, start As String, words As String)
  Holder(document, start).String = words
End Sub

Sub Dress(paragraph, property As String, value)
  Dim cursor
  cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
  cursor.gotoRange(paragraph.End, True)
  cursor.setPropertyValue(property, value)
End Sub

Sub Place(shape, x As Long, y As Long)
  Dim point As New com.sun.star.awt.Point
  point.X = x : point.Y = y
  shape.Position = point
End Sub

Sub Widen(shape)
  Dim size As New com.sun.star.awt.Size
  size.Width = shape.Size.Width - 2000 : size.Height = shape.Size.Height - 1000
  shape.Size = size
End Sub

Sub AddBox(document, slide)
  Dim box
  box = document.createInstance("com.sun.star.drawing.TextShape")
  slide.add(box)
  box.Name = "Box of mine"
  Place(box, 2000, 15000)
  box.String = "A box of mine"
End Sub

Function Notes(slide)
  Dim i, page
  page = slide.NotesPage
  For i = 0 To page.Count - 1
    If page.getByIndex(i).ShapeType = "com.sun.star.presentation.NotesShape" Then Notes = page.getByIndex(i)
  Next
End Function

Sub Cell(document)
  Dim i, j, shape
  For i = 0 To document.DrawPages.Count - 1
    For j = 0 To document.DrawPages.getByIndex(i).Count - 1
      shape = document.DrawPages.getByIndex(i).getByIndex(j)
      If shape.ShapeType = "com.sun.star.drawing.TableShape" And shape.Name <> "" Then
        shape.Model.getCellByPosition(0, 1).String = "A row of mine"
        Exit Sub
      End If
    Next
  Next
End Sub

Sub Comment(slide)
  Dim note
  note = slide.createAndInsertAnnotation()
  note.Author = "A reader"
  note.TextRange.String = "Ask about this"
End Sub
